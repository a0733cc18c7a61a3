import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cut, reset } from './exchange.ts';
import type { Answer, Script, Step } from './script.ts';
import { createCompatibleWire } from './wire-compatible.ts';
import { createGeminiWire, geminiErrorBody } from './wire-gemini.ts';
import { createOpenAiWire, openAiErrorBody } from './wire-openai.ts';
import type { Protocol, Wire } from './wire.ts';

const wires = { openai: createOpenAiWire, compatible: createCompatibleWire, gemini: createGeminiWire };
const errorBodies = { openai: openAiErrorBody, compatible: openAiErrorBody, gemini: geminiErrorBody };

/** Does with the response what the script says. */
export async function play(script: Script, protocol: Protocol, model: string, response: ServerResponse) {
  if ('silence' in script) return;
  if ('reset' in script) {
    reset(response);
    return;
  }
  if ('status' in script) {
    const { status, code = 'some_error', headers = {} } = script;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(errorBodies[protocol](status, code)));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  await playAnswer(script, wires[protocol](model), response);
}

async function playAnswer(script: Answer, wire: Wire, response: ServerResponse): Promise<void> {
  const closed = new Promise((resolve) => {
    response.once('close', resolve);
  });
  const begin = wire.begin();
  if (begin !== '') await write(begin, script, response);
  for (const step of script.steps) {
    if (response.destroyed) return;
    if (step === 'stall') return;
    if (step === 'cut') {
      cut(response);
      return;
    }
    if ('wait' in step) await Promise.race([step.wait, closed]);
    else await write(spell(step, wire), script, response);
  }
  response.end();
}

function spell(step: Exclude<Step, 'cut' | 'stall' | { wait: Promise<unknown> }>, wire: Wire): string {
  if ('text' in step) return wire.text(step.text);
  if ('reasoning' in step) return wire.reasoning(step.reasoning);
  if ('raw' in step) return step.raw;
  if ('error' in step) return wire.error(step.error.status, step.error.code);
  return wire.end(step.end, step.usage === undefined ? { prompt: 11, completion: 7 } : step.usage);
}

async function write(events: string, script: Answer, response: ServerResponse): Promise<void> {
  const commented = script.comments ? events.replace(/(?<=^|\n\n)(?=.)/g, ': still here\n\n') : events;
  const bytes = Buffer.from(commented.replaceAll('\n', script.lineEnd ?? '\n'));
  const size = script.pieceBytes ?? bytes.length;
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size));
    if (script.pieceBytes !== undefined) await nextTurn();
  }
}
