import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FuzzRequest } from './requests.ts';
import type { Description } from './schema.ts';
import type { Heard } from './send.ts';

/** What is wrong with an answer, in a sentence; `null` for one that is as the description says. */
export type Judge = (request: FuzzRequest, heard: Heard) => string | null;

/** Where an answer tells of the program that gave it. */
const INSIDES = /\n\s+at .+:\d+:\d+|node_modules|\/server\/\w+\/|PrismaClient|at async /;

export function createJudge(api: Description, matches: (method: string, path: string) => boolean): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(api, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (place: readonly string[]) => {
    const pointer = place
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  function judgeBody({ operation }: FuzzRequest, { status, headers, text }: Heard): string | null {
    const described = operation.responses[status];
    if (described === undefined) return `${status} is not documented`;
    const content = described.content ?? {};
    const type = essence(headers['content-type'] ?? '');
    const documented = Object.keys(content).find((one) => covers(essence(one), type));
    if (documented === undefined)
      return Object.keys(content).length === 0 && text === ''
        ? null
        : `${status} has no content of type "${type}"`;
    if (type !== 'application/json') return null;
    const { method, path } = operation;
    const place = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      documented,
      'schema',
    ];
    const validate = validatorOf(place);
    return validate(JSON.parse(text)) ? null : `${status}: ${ajv.errorsText(validate.errors)}`;
  }

  return (request, heard) => {
    const { status, headers, text } = heard;
    if (status === 0) return 'there was no answer';
    if (status === 500) return 'it is a 500';
    const given = request.headers['x-request-id'] ?? '';
    const id = headers['x-request-id'] ?? '';
    if (!/^[\w.-]{1,128}$/.test(id)) return 'it has no X-Request-Id';
    if (/^[\w.-]{1,128}$/.test(given) && id !== given) return 'its X-Request-Id is another';
    if (INSIDES.test(text)) return 'it tells of our insides';
    if (status === 401 && headers['www-authenticate'] !== 'Bearer') return 'a 401 without WWW-Authenticate';
    // A path that became another one by what was put in: nobody documents it.
    if (!matches(request.operation.method, request.path.replace(/\?.*/, '')))
      return status === 404 || status === 405 ? null : `${status} at a path that nobody documents`;
    return judgeBody(request, heard);
  };
}

function essence(type: string): string {
  return type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a documented content type is this one, or a range with it inside. */
function covers(documented: string, type: string): boolean {
  return documented === type || documented === '*/*' || documented === type.replace(/\/.*/, '/*');
}
