import type { Random } from '../random.ts';
import { findWords, type WordTable } from './find-words.ts';
import { readColour } from './read-colour.ts';
import type { Rgb } from './colour.ts';

export type Time = 'dawn' | 'day' | 'sunset' | 'night';
export type Place = 'mountains' | 'city' | 'forest' | 'meadow' | 'desert' | 'space' | 'room' | 'sea';
export type Subject =
  | 'cat'
  | 'dog'
  | 'fox'
  | 'man'
  | 'portrait'
  | 'flower'
  | 'tree'
  | 'lighthouse'
  | 'house'
  | 'boat'
  | 'balloon'
  | 'birds'
  | 'cup'
  | 'robot';

/** What a prompt's words ask to see. */
export type Scene = {
  time: Time;
  place: Place;
  /** Water in front of the place. */
  water: boolean;
  snow: boolean;
  rain: boolean;
  fog: boolean;
  aurora: boolean;
  subjects: readonly Subject[];
  /** The first colour that the prompt names: the subject's. */
  colour: Rgb | null;
};

const TIMES: WordTable<Time> = {
  sunset: 'sunset dusk evening twilight golden sonnenuntergang abend atardecer crépuscule 夕 закат',
  dawn: 'dawn sunrise morning sonnenaufgang morgen amanecer aube 朝 рассвет',
  night: 'night midnight moon moonlit moonlight star stars starry neon aurora nacht noche nuit 夜 月 星 ночь',
  day: 'day noon sunny daylight bright blue tag día jour 昼',
};
const PLACES: WordTable<Place> = {
  city: 'city town street skyline downtown skyscraper skyscrapers cyberpunk metropolis tokyo york alley stadt ciudad ville 城 市 街 город',
  forest: 'forest wood woods jungle pine pines woodland rainforest trail wald bosque forêt 森 林 лес',
  mountains:
    'mountain mountains peak peaks alps alpine summit cliff cliffs volcano fjord berg berge montaña montagne 山 гора горы',
  desert: 'desert dune dunes sahara sand canyon wüste desierto désert 砂 пустыня',
  space: 'space galaxy nebula planet cosmos cosmic spaceship rocket astronaut weltraum espacio 宇宙 космос',
  meadow:
    'meadow field fields hill hills garden farm countryside grass valley park wiese campo champ 野 поле',
  room: 'room kitchen table studio indoors interior desk café cafe product still zimmer',
  sea: 'sea ocean beach coast island waves wave harbour harbor ship meer mar mer 海 море',
};
const SUBJECTS: WordTable<Subject> = {
  cat: 'cat cats kitten kitty katze gato chat 猫 кошка кот',
  dog: 'dog dogs puppy hund perro chien 犬 собака',
  fox: 'fox foxes wolf fuchs zorro renard 狐 лиса',
  portrait: 'portrait woman girl person face lady model people smiling selfie frau mujer femme 人 女 портрет',
  man: 'man boy guy gentleman mann hombre homme 男',
  robot: 'robot android cyborg droid mech roboter ロボット робот',
  flower: 'flower flowers rose tulip daisy sunflower orchid lily bouquet blossom blume flor fleur 花 цветок',
  lighthouse: 'lighthouse leuchtturm faro phare 灯台 маяк',
  house: 'house cottage cabin hut castle home barn haus casa maison 家 дом',
  boat: 'boat boats sailboat ship sailing yacht boot barco bateau 船 лодка',
  balloon: 'balloon balloons ballon globo',
  birds: 'bird birds seagull seagulls eagle crow vogel pájaro oiseau 鳥 птица',
  cup: 'coffee tea cup mug latte espresso kaffee café taza tasse 茶 кофе',
  tree: 'tree trees oak willow maple baum árbol arbre 木 дерево',
};
const WEATHER: WordTable<'snow' | 'rain' | 'fog' | 'aurora' | 'water'> = {
  snow: 'snow snowy winter ice icy frozen blizzard christmas schnee nieve neige 雪 снег зима',
  rain: 'rain rainy storm stormy wet regen lluvia pluie 雨 дождь',
  fog: 'fog foggy mist misty haze hazy nebel niebla brume 霧 туман',
  aurora: 'aurora borealis northern polarlicht',
  water: 'lake river water reflection reflections pond bay fjord see lago lac 湖 川 озеро река',
};

const MOST_SUBJECTS = 2;
const OPEN_PLACES = ['mountains', 'meadow', 'sea', 'forest'] as const;

/** What the prompt does not say is chosen by chance. */
export function readScene(prompt: string, random: Random): Scene {
  const subjects = withoutTwins(findWords(prompt, SUBJECTS)).slice(0, MOST_SUBJECTS);
  const places = findWords(prompt, PLACES);
  const weather = findWords(prompt, WEATHER);
  const chosen = {
    time: random.pick<Time>(['day', 'day', 'sunset', 'dawn']),
    place: random.pick(OPEN_PLACES),
  };
  const place = places.find((each) => each !== 'sea') ?? places[0] ?? usualPlace(subjects[0]) ?? chosen.place;
  return {
    time: findWords(prompt, TIMES)[0] ?? (place === 'space' ? 'night' : chosen.time),
    place,
    water: places.includes('sea') || weather.includes('water') || place === 'sea' || usesWater(subjects),
    snow: weather.includes('snow'),
    rain: weather.includes('rain'),
    fog: weather.includes('fog'),
    aurora: weather.includes('aurora'),
    subjects,
    colour: readColour(prompt),
  };
}

function usualPlace(subject: Subject | undefined): Place | undefined {
  if (subject === undefined) return undefined;
  if (subject === 'lighthouse' || subject === 'boat') return 'sea';
  if (subject === 'balloon' || subject === 'house' || subject === 'tree') return 'meadow';
  return subject === 'birds' ? undefined : 'room';
}

function usesWater(subjects: readonly Subject[]): boolean {
  return subjects.includes('boat') || subjects.includes('lighthouse');
}

/** "Portrait of a man" and "portrait of a cat" speak of one sitter. */
function withoutTwins(subjects: readonly Subject[]): Subject[] {
  const others = subjects.filter((subject) => subject !== 'portrait');
  return others.some((each) => SITTERS.has(each)) ? others : [...subjects];
}

const SITTERS: ReadonlySet<Subject> = new Set(['man', 'cat', 'dog', 'fox', 'robot']);
