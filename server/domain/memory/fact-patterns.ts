import type { MemoryKind } from './view.ts';

/** How people say something about themselves, from the beginning of a clause on; the last group is what they say. */
type FactPattern = {
  kind: MemoryKind;
  /** What it is about: two facts about one topic do not stand side by side. `{}` is what is said, `{1}` a word before it. */
  topic: string;
  /** As it is remembered. */
  text: string;
  pattern: RegExp;
};

const fact = (topic: string, text: string, pattern: RegExp): FactPattern => {
  return { kind: 'fact', topic, text, pattern };
};
const preference = (topic: string, text: string, pattern: RegExp): FactPattern => {
  return { kind: 'preference', topic, text, pattern };
};

const RELATIVE =
  'wife|husband|partner|girlfriend|boyfriend|fiancée?|son|daughter|sister|brother|mother|father|mum|mom|dad|grandmother|grandfather|cat|dog|horse|best friend|boss';

/** English, and the commonest ways in German, French and Spanish. The first that fits counts. */
export const FACT_PATTERNS: readonly FactPattern[] = [
  fact('name', 'Is called {}', /^(?:my name(?:['’]s| is)|i am called|i['’]m called) (.+)$/iu),
  // "Call me later" names nobody: a name is written as one.
  fact('name', 'Is called {}', /^(?:(?:[Pp]lease|[Jj]ust|[Yy]ou can) )?[Cc]all me (\p{Lu}.*|\p{Lo}.*)$/u),
  fact(
    'name',
    'Is called {}',
    /^(?:ich hei(?:ß|ss)e|mein name ist|je m['’]appelle|me llamo|mi nombre es) (.+)$/iu,
  ),
  fact('home', 'Lives in {}', /^(?:i live|i['’]m living|i am living|i now live) in (.+)$/iu),
  fact('home', 'Lives in {}', /^i(?:['’]ve| have)? (?:just )?moved to (.+)$/iu),
  fact(
    'home',
    'Lives in {}',
    /^(?:ich (?:wohne|lebe) in|j['’]habite (?:à|en|au|aux)|je vis (?:à|en|au|aux)|vivo en) (.+)$/iu,
  ),
  fact('origin', 'Comes from {}', /^(?:i come from|i['’]m from|i am from|i was born in) (.+)$/iu),
  fact('origin', 'Comes from {}', /^(?:ich komme aus|je viens (?:de|du)|soy de) (.+)$/iu),
  fact('work', 'Works as {}', /^(?:i work|i['’]m working|i am working) as (.+)$/iu),
  fact('work', 'Works as {}', /^(?:ich arbeite als|je travaille comme|trabajo como) (.+)$/iu),
  fact('employer', 'Works {1} {}', /^(?:i work|i['’]m working|i am working) (at|for) (.+)$/iu),
  fact('age', 'Is {} years old', /^i(?:['’]m| am) (\d{1,3}) years old$/iu),
  fact(
    'age',
    'Is {} years old',
    /^(?:ich bin (\d{1,3}) jahre alt|j['’]ai (\d{1,3}) ans|tengo (\d{1,3}) años)$/iu,
  ),
  fact('birthday', 'Has their birthday on {}', /^my birthday(?:['’]s| is)(?: on)? (.+)$/iu),
  fact('allergy:{}', 'Is allergic to {}', /^(?:i['’]m allergic|i am allergic|i have an allergy) to (.+)$/iu),
  fact('diet', 'Is {}', /^i(?:['’]m| am) (?:a )?(vegetarian|vegan)$/iu),
  {
    kind: 'relationship',
    topic: 'relation:{1}:{}',
    text: 'Their {1} is called {}',
    pattern: new RegExp(`^my (${RELATIVE})(?:['’]s name is| is called| is named) (.+)$`, 'iu'),
  },
  preference('favourite:{1}', 'Their favourite {1} is {}', /^my favou?rite ([\p{L} ]{1,30}?) is (.+)$/iu),
  preference(
    'taste:{}',
    'Dislikes {}',
    /^i (?:really |absolutely )?(?:hate|dislike|can['’]?t stand|don['’]?t like|do not like) (.+)$/iu,
  ),
  preference(
    'taste:{}',
    'Likes {}',
    /^i (?:really |also |absolutely |just )?(?:like|love|enjoy|adore) (.+)$/iu,
  ),
  preference('taste:{}', 'Dislikes {}', /^(?:ich (?:mag|esse) keine?n?|ich hasse|je déteste|odio) (.+)$/iu),
  preference('taste:{}', 'Likes {}', /^(?:ich (?:mag|liebe)|j['’](?:aime|adore)|me gustan?) (.+)$/iu),
];
