type Place = {
  origin: string;
  token: string;
  /** The files that `-F` may name. */
  files?: Readonly<Record<string, Blob>>;
};

/** Sends what a printed curl line says, to another server and with another token. Knows `-X`, `-H`, `-d` and `-F name=@file`. */
export function runCurl(line: string, { origin, token, files = {} }: Place): Promise<Response> {
  const [program, ...words] = shellWords(line);
  if (program !== 'curl') throw new Error(`This is no curl line: ${line}`);
  const headers = new Headers();
  let method = 'GET';
  let address = '';
  let body = '';
  let form: FormData | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const value = words[at + 1] ?? '';
    if (!word.startsWith('-')) {
      address = word;
      continue;
    }
    at++;
    if (word === '-X') method = value;
    else if (word === '-d') body = value;
    else if (word === '-F') addFile((form ??= new FormData()), value, files);
    else if (word === '-H') headers.append(...splitHeader(value.replace(/YOUR_(ACCESS_)?TOKEN/, token)));
    else throw new Error(`curl ${word} is not known here.`);
  }
  const { pathname, search } = new URL(address);
  const init: RequestInit = { method, headers };
  if (form !== undefined) init.body = form;
  else if (body !== '') init.body = body;
  return fetch(`${origin}${pathname}${search}`, init);
}

function addFile(form: FormData, field: string, files: Readonly<Record<string, Blob>>): void {
  const [, name = '', file = ''] = /^(\w+)=@(.+)$/.exec(field) ?? [];
  const blob = files[file];
  if (blob === undefined) throw new Error(`curl -F ${field} names no file that is here.`);
  form.append(name, blob, file);
}

function splitHeader(text: string): [string, string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1).trim()];
}

/** As a shell divides a line whose quoted parts hold no further quotes, variables or escapes. */
function shellWords(line: string): string[] {
  const words = line.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g);
  return [...words].map(([, single, double, bare]) => single ?? double ?? bare ?? '');
}
