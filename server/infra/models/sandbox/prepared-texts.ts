export const groupBy = `*A sample from the sandbox: prepared for this very question.*

\`\`\`ts
function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
\`\`\`

People by their city, for example:

\`\`\`ts
const people = [
  { name: 'Ada', city: 'London' },
  { name: 'Kurt', city: 'Vienna' },
  { name: 'Alan', city: 'London' },
];

for (const [city, group] of groupBy(people, (person) => person.city)) {
  console.log(city, group.map((person) => person.name));
}
// London [ 'Ada', 'Alan' ]
// Vienna [ 'Kurt' ]
\`\`\`

Why like this:

- **A \`Map\` and not an object:** a key may be a number, a date or a boolean and stays what it is, and a key called \`__proto__\` does no harm.
- **The types follow by themselves:** from the call above TypeScript knows that the keys are strings and the groups are lists of people.
- **One pass:** every item is looked at once, so time grows with the list.

Since ES2024 the language brings its own: \`Map.groupBy(people, (person) => person.city)\` does the same from Node 21 on.

With a real model configured, you can ask for a function of your own.`;

export const transports = `*A sample from the sandbox: prepared for this very question.*

| | REST | Server-sent events | WebSockets |
| :--- | :--- | :--- | :--- |
| Direction | a question, an answer | server to client | both ways |
| Carried by | any HTTP request | one long HTTP response | a connection of its own, upgraded from HTTP |
| Data | anything, mostly JSON | text, as UTF-8 | text or bytes |
| After a lost connection | ask again | the browser reconnects and sends \`Last-Event-ID\` | your own code |
| Own headers in a browser | yes | not with \`EventSource\`, but with \`fetch\` | no |
| Proxies and caches | made for it | fine once buffering is off | must allow the upgrade |
| Fits | reading and changing things | progress, feeds, words of a model | games, shared editing, voice |

How to choose:

1. **Begin with REST.** It is the easiest to test, to cache and to secure.
2. **Take server-sent events** where the server has news and the client only listens. A stop or an answer can travel as an ordinary request beside the stream.
3. **Take WebSockets** where both sides speak often and at any time.

A trap: over HTTP/1.1 a browser opens six connections to a host, and each event stream keeps one.

Greenroom streams its answers as server-sent events.`;

export const packingList = `*A sample from the sandbox: prepared for this very question.*

Here is a list for a week in the mountains in summer, walking by day and sleeping in huts.

**To wear**

- waterproof jacket and trousers, warm layer, hat, gloves
- two pairs of walking trousers, four shirts that dry fast
- boots that have been walked in, three pairs of wool socks
- light shoes for the evening, something to sleep in

**To find the way**

- map on paper, phone with the map stored, compass
- headlamp with spare batteries, power bank and cable

**For safety**

- first-aid kit with blister plasters and your own medicine
- rescue blanket, whistle, sunglasses, sun cream, lip balm
- identity card and cash: many huts take no cards

**To eat, drink and sleep**

- two litres of water a day on dry stretches, a snack for every day
- sleeping-bag liner, earplugs, small towel, toothbrush, soap

| | Aim for |
| :--- | ---: |
| Rucksack | 35 to 45 litres |
| Weight with water | at most a fifth of your own |
| Spare clothes | one set, in a dry bag |

Before you leave:

1. Look at the weather.
2. Reserve the huts; tell somebody your route.
3. Save the emergency number: **112** in Europe.

Camping adds a tent, a sleeping bag, a mat and a stove. With a real model configured, it would ask where you are going.`;
