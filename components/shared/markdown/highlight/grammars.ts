/** What a language's code is made of, as far as colours go. */
export interface Grammar {
  keywords: ReadonlySet<string>;
  /** Keywords are written in any case. */
  anyCase: boolean;
  /** What begins a comment that ends with the line. */
  lineComments: readonly string[];
  blockComments: readonly (readonly [open: string, close: string])[];
  /** Quotes of strings that end with the line at the latest. */
  quotes: string;
  /** Quotes of strings that may go over several lines; the longer ones first. */
  longQuotes: readonly string[];
  /** A backslash in a string protects the next character. */
  escapes: boolean;
  /** Characters of a word besides letters, digits and `_`. */
  wordCharacters: string;
  /** `tags`: names behind `<` are keywords, and strings exist only inside tags. `keys`: words before `:` are keywords. */
  shape: 'code' | 'tags' | 'keys';
}

const BASE: Grammar = {
  keywords: new Set(),
  anyCase: false,
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  quotes: `"'`,
  longQuotes: [],
  escapes: true,
  wordCharacters: '',
  shape: 'code',
};

function words(text: string): Set<string> {
  return new Set(text.split(' '));
}

const SCRIPT: Grammar = {
  ...BASE,
  keywords: words(
    'abstract any as asserts async await boolean break case catch class const continue debugger declare default ' +
      'delete do else enum export extends false finally for from function get if implements import in infer ' +
      'instanceof interface is keyof let namespace never new null number object of override private protected ' +
      'public readonly return satisfies set static string super switch symbol this throw true try type typeof ' +
      'undefined unknown using var void while yield',
  ),
  longQuotes: ['`'],
  wordCharacters: '$',
};

const PYTHON: Grammar = {
  ...BASE,
  keywords: words(
    'False None True and as assert async await break case class continue def del elif else except finally for from ' +
      'global if import in is lambda match nonlocal not or pass raise return self try while with yield',
  ),
  lineComments: ['#'],
  blockComments: [],
  longQuotes: ['"""', "'''"],
};

const SHELL: Grammar = {
  ...BASE,
  keywords: words(
    'alias case cd declare do done echo elif else esac exit export fi for function if in local read readonly return ' +
      'select set shift source sudo then trap unset until while',
  ),
  lineComments: ['#'],
  blockComments: [],
  quotes: '',
  longQuotes: ['"', "'"],
  wordCharacters: '-',
};

const SQL: Grammar = {
  ...BASE,
  keywords: words(
    'add all alter and as asc begin between bigint boolean by cascade case char check column commit conflict ' +
      'constraint create cross database date decimal default delete desc distinct drop else end exists explain false ' +
      'foreign from full function group having if in index inner insert int integer into is join json jsonb key left ' +
      'like limit not null nulls numeric offset on or order outer over partition primary references returning right ' +
      'rollback select serial set table text then timestamp to transaction trigger true truncate union unique update ' +
      'using uuid values varchar view when where with',
  ),
  anyCase: true,
  lineComments: ['--'],
  longQuotes: ["'"],
  quotes: '"',
  escapes: false,
};

const C_WORDS =
  'auto bool break case char const continue default do double else enum extern false float for goto if inline int ' +
  'long register return short signed sizeof static struct switch true typedef union unsigned void volatile while ' +
  'NULL include define ifdef ifndef endif pragma';

const C: Grammar = { ...BASE, keywords: words(C_WORDS) };

const CPP: Grammar = {
  ...BASE,
  keywords: words(
    `${C_WORDS} catch class concept consteval constexpr co_await co_return co_yield decltype delete explicit export ` +
      'final friend mutable namespace new noexcept nullptr operator override private protected public requires ' +
      'template this throw try typename using virtual',
  ),
};

const JAVA: Grammar = {
  ...BASE,
  keywords: words(
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends ' +
      'false final finally float for if implements import instanceof int interface long native new null package ' +
      'private protected public record return sealed short static super switch synchronized this throw throws ' +
      'transient true try var void volatile while yield',
  ),
  longQuotes: ['"""'],
};

const GO: Grammar = {
  ...BASE,
  keywords: words(
    'any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto ' +
      'if import int int64 interface iota make map nil package range return rune select string struct switch true ' +
      'type uint var',
  ),
  longQuotes: ['`'],
};

const RUST: Grammar = {
  ...BASE,
  keywords: words(
    'as async await bool break const continue crate dyn else enum extern false fn for i32 i64 if impl in let loop ' +
      'match mod move mut pub ref return self Self static str struct super trait true type u32 u64 u8 unsafe use ' +
      'usize where while',
  ),
  quotes: '',
  longQuotes: ['"'],
};

const CSS: Grammar = {
  ...BASE,
  keywords: words(
    '@apply @container @font-face @import @keyframes @layer @media @supports @theme !important',
  ),
  lineComments: [],
  wordCharacters: '-@!#.%',
};

const HTML: Grammar = {
  ...BASE,
  lineComments: [],
  blockComments: [['<!--', '-->']],
  quotes: '',
  longQuotes: ['"', "'"],
  escapes: false,
  wordCharacters: '-:',
  shape: 'tags',
};

const YAML: Grammar = {
  ...BASE,
  keywords: words('true false null yes no on off'),
  lineComments: ['#'],
  blockComments: [],
  wordCharacters: '-./',
  shape: 'keys',
};

const JSON_GRAMMAR: Grammar = { ...BASE, keywords: words('true false null'), quotes: '"' };

const LANGUAGES: readonly (readonly [names: string, grammar: Grammar])[] = [
  ['ts tsx js jsx typescript javascript mjs cjs mts cts', SCRIPT],
  ['json jsonc json5', JSON_GRAMMAR],
  ['py python python3', PYTHON],
  ['bash sh shell zsh console', SHELL],
  ['sql postgres postgresql mysql sqlite', SQL],
  ['html xml svg vue htm', HTML],
  ['css scss less', CSS],
  ['yaml yml', YAML],
  ['go golang', GO],
  ['rust rs', RUST],
  ['java kotlin', JAVA],
  ['c h', C],
  ['cpp c++ cc cxx hpp', CPP],
];

const BY_NAME = new Map(
  LANGUAGES.flatMap(([names, grammar]) => names.split(' ').map((name) => [name, grammar] as const)),
);

/** The grammar of a fence's language, whatever its case, or undefined if it is not known. */
export function grammarOf(language: string): Grammar | undefined {
  return BY_NAME.get(language.toLowerCase());
}
