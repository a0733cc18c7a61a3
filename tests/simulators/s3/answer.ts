import type { Refusal } from './refusal.ts';

export type Answer = { status: number; headers: Record<string, string>; body: readonly Buffer[] };

export function plain(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: [] };
}

export function xml(status: number, text: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: [Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)],
  };
}

export function refused({ status, code }: Refusal): Answer {
  return xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

export function escape(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The text of each element of this name. */
export function elements(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, inner = '']) =>
    inner.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&'),
  );
}
