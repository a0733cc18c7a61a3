import { anyBody, type BadRequest, each, NOT_TEXT, post } from './row.ts';

const PROMPTS = '/api/chat/prompts';
const ONE = `${PROMPTS}/{prompt_id}`;
const PREVIEW = `${PROMPTS}/preview`;

/** Stands for what another user owns. */
export const FOREIGN_PROMPT = 987_654_321;
const TEMPLATE = 1_000_000_001;

const good = { title: 'gpt-4', content: 'Say {word}' };

/** What can be read but says something wrong. */
const READABLE = new Set(['null', 'a list', 'text', 'a number', 'deep nesting', 'a prototype']);
const body = (path: string, fits: unknown): BadRequest[] =>
  anyBody(path, fits).map((row) => (READABLE.has(row.name) ? { ...row, status: 422 } : row));

const asPut = (row: BadRequest): BadRequest => ({
  ...row,
  method: 'PUT',
  path: `${PROMPTS}/${FOREIGN_PROMPT}`,
  operation: `PUT ${ONE}`,
});

const NUL = 'NUL';
const GIVEN = NOT_TEXT.filter(([name]) => name !== 'missing' && name !== 'null' && name !== NUL);
const NOT_NAMED = [...NOT_TEXT.filter(([name]) => name !== NUL), ['blanks', ' \n\t '] as const];
const NOT_OPTIONAL = GIVEN.filter(([name]) => name !== 'empty');
const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
const NOT_METADATA = [
  ['text', 'x'],
  ['a list', []],
  ['a number', 1],
  ['too deep', nested(11)],
  ['a list too deep', { in: [[[[[[[[[[1]]]]]]]]]] }],
  ['too large', { x: 'é'.repeat(8_192) }],
] as const;

export const createRows = [
  ...body(PROMPTS, good),
  ...post(PROMPTS, [
    ['nothing', {}, 422],
    ...each('title', NOT_NAMED, (title) => ({ ...good, title }), 422),
    ['title: two hundred and one letters', { ...good, title: 't'.repeat(201) }, 422],
    ...each('content', NOT_NAMED, (content) => ({ ...good, content }), 422),
    ['content: a hundred thousand and one letters', { ...good, content: 'c'.repeat(100_001) }, 422],
    ...each('scenario', NOT_OPTIONAL, (scenario) => ({ ...good, scenario }), 422),
    ['scenario: a hundred and one letters', { ...good, scenario: 's'.repeat(101) }, 422],
    ...each('description', NOT_OPTIONAL, (description) => ({ ...good, description }), 422),
    ['description: two thousand and one letters', { ...good, description: 'd'.repeat(2_001) }, 422],
    ...each('metadata', NOT_METADATA, (metadata) => ({ ...good, metadata }), 422),
    ['metadata: infinite', JSON.stringify(good).replace(/}$/, ',"metadata":{"x":1e999}}'), 422],
    ['metadata: NUL in a key', { ...good, metadata: { 'a\0': 1 } }],
    ['title: NUL', { ...good, title: 'a\0b' }],
    ['is_template: text', { ...good, is_template: 'true' }, 422],
    ['is_template: a number', { ...good, is_template: 1 }, 422],
    ['a template by anybody', { ...good, is_template: true }, 403],
  ]),
];

export const updateRows = [
  // What such a body holds is no field of its own: it changes nothing.
  ...body(PROMPTS, good).filter(({ name }) => name !== 'a prototype'),
  ...post(PROMPTS, [
    ...each('title', [...GIVEN, ['blanks', ' ']], (title) => ({ title }), 422),
    ...each('content', [...GIVEN, ['blanks', ' ']], (content) => ({ content }), 422),
    ...each('scenario', NOT_OPTIONAL, (scenario) => ({ scenario }), 422),
    ...each('description', NOT_OPTIONAL, (description) => ({ description }), 422),
    ...each('metadata', NOT_METADATA, (metadata) => ({ metadata }), 422),
    ['another’s', { title: 'Mine' }, 404],
    ['another’s, nothing', {}, 404],
  ]),
].map(asPut);

export const previewRows = [
  ...body(PREVIEW, { content: 'gpt-4' }),
  ...post(PREVIEW, [
    ['nothing', {}, 422],
    ['nothing but null', { prompt_id: null, content: null }, 422],
    ['both', { prompt_id: 1, content: 'Hi' }, 422],
    ...each('content', GIVEN, (content) => ({ content }), 422),
    ...each(
      'prompt_id',
      [
        ['zero', 0],
        ['negative', -1],
        ['a fraction', 1.5],
        ['text', '1'],
        ['more than a double counts', 2 ** 53],
      ],
      (prompt_id) => ({ prompt_id }),
      422,
    ),
    ...each(
      'prompt_id',
      [
        ['nobody’s', 123_456_789],
        ['another user’s', FOREIGN_PROMPT],
        ['beyond int32', 2_147_483_648],
        ['beyond any column', 2 ** 53 - 1],
      ],
      (prompt_id) => ({ prompt_id, variables: { word: 'x' } }),
      404,
    ),
    ...each(
      'variables',
      [
        ['text', 'x'],
        ['a list', ['x']],
        ['a number', 1],
        ['of objects', { word: {} }],
        ['of lists', { word: ['x'] }],
      ],
      (variables) => ({ content: '{word}', variables }),
      422,
    ),
    ['a variable missing', { content: '{word}', variables: { other: 'x' } }, 422],
  ]),
];

export const addressRows: BadRequest[] = [
  ...[
    'page=0',
    'page=-1',
    'page=x',
    'page=1.5',
    'page=',
    'page=1000001',
    'page_size=0',
    'page_size=101',
    'page_size=1e1',
    'include_templates=yes',
    'include_templates=',
    'include_templates=2',
    `scenario=${'s'.repeat(101)}`,
    `search=${'s'.repeat(201)}`,
    'search=%00',
    'scenario=a%00b',
  ].map((query): BadRequest => {
    const path = `${PROMPTS}?${query}`;
    return { name: query.slice(0, 40), method: 'GET', path, status: 422, operation: `GET ${PROMPTS}` };
  }),
  ...(['PUT', 'DELETE'] as const).flatMap((method) =>
    (
      [
        ['x', 422],
        ['1.5', 422],
        ['-1', 422],
        ['%20', 422],
        ['0', 404],
        ['123456789', 404],
        [`${FOREIGN_PROMPT}`, 404],
        ['2147483648', 404],
        ['9'.repeat(400), 404],
        [`${TEMPLATE}`, 403],
      ] as const
    ).map(([id, status]): BadRequest => {
      const path = `${PROMPTS}/${id}`;
      const sent = method === 'PUT' ? { body: { title: 'T' } } : {};
      return {
        name: `prompt_id ${id.slice(0, 20)}`,
        method,
        path,
        ...sent,
        status,
        operation: `${method} ${ONE}`,
      };
    }),
  ),
];
