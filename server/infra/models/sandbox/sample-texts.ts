export const story = `*A sample from the sandbox: the same little story for everybody.*

## The last stagehand

Every evening, when the audience had gone, Mara walked once across the empty stage and switched off the lamps, one by one. She left a single bulb burning, because theatres do: nobody should fall into the dark.

One night there was a sheet of paper under the bulb. *Who listens when nobody is there?* it said.

She turned it over and wrote: *The one who puts out the lights.*

On the next evening there was an answer, and on the next another. They wrote about rain on the roof, about actors who forgot their lines and found better ones, about the sound a curtain makes when it is proud of itself. Mara never saw who wrote. She began to hurry through the lamps.

In spring the theatre was to be closed for good. On the last night she put down her broom, took the paper and read:

> Leave the bulb on. Somebody will need it to find the door.

So she did. If you pass by there late, you can still see it from the street.

---

With a real model configured, you would get a story of your own here.`;

export const poem = `*A sample from the sandbox.*

### Green room

Before the lights, a little space
where nothing yet is said;
a chair, a glass, a borrowed face,
the lines still in your head.

The stage is dark. A distant clock
is counting down to you.
You hear the softest kind of knock:
*two minutes*, meaning *two*.

And all that was rehearsed and planned
grows quiet, stands aside;
you hold the evening in your hand,
you do not need to hide.

The door is open. Step by step
the first word finds its way,
and everything the silence kept
is what you came to say.

---

- **Form:** four verses of four lines, rhymed crosswise
- **Author:** nobody in particular; the sandbox always says this one
- **For a poem about your own subject:** configure a model, then ask again

The line breaks above are a good test for a reader of streams: each of them has to survive the way from the server to your screen, whether it arrives alone or together with others.`;

export const code = `*A sample from the sandbox: always this one, whatever the question.*

Here is a small function that reads an answer of Greenroom's as it streams in. It runs in a browser of the same site or in Node, and needs no package.

\`\`\`js
async function* readAnswer(response) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of response.body) {
    const events = (rest + decoder.decode(bytes, { stream: true })).split('\\n\\n');
    rest = events.pop();
    for (const event of events) {
      const lines = event.split('\\n').filter((line) => line.startsWith('data:'));
      if (lines.length === 0) continue;
      const text = lines.map((line) => line.slice(5).replace(/^ /, '')).join('\\n');
      if (text === '[DONE]') return;
      yield text;
    }
  }
}
\`\`\`

What to notice:

1. The decoder keeps half a character until its other half arrives.
2. An event is complete at the empty line, and not before.
3. Only **one** blank after \`data:\` is taken away; the others are text.

| Input | Yields |
| --- | --- |
| \`data: Hello\` | Hello |
| \`: still here\` | nothing |
| \`data: [DONE]\` | the end |

An \`event: error\` would need a branch of its own. Ask me about *events* for the whole format.`;

export const table = `*A sample from the sandbox.*

Here is a table with a few things that happen behind the stage while an answer streams:

| Step | Who does it | When | If it goes wrong |
| :--- | :--- | ---: | :--- |
| Your message is stored | the server | before anything else | nothing was sent, try again |
| The empty reply is stored | the server | with the message | both or neither exist |
| The model is asked | the provider, or the sandbox | after that | the reply says what happened |
| Words arrive | the provider | for seconds | the words so far are kept |
| Words are shown | your browser | at once | a reload catches up |
| The reply is closed | the server | at the end | after a crash it is marked as interrupted |

Three notes on tables:

- It arrives like all text, a word at a time, so for a moment its last row is unfinished.
- Columns can be aligned to the left, as most here, or to the right, as the third.
- A bar that is meant as a character needs a backslash before it.

It was written like this:

\`\`\`markdown
| Step | When |
| :--- | ---: |
| Words arrive | for seconds |
\`\`\`

With a real model, the table would be about what you asked for.`;

export const list = `*A sample from the sandbox: the same list for everybody.*

### A first evening with Greenroom

1. **Look around.** Ask me two or three things about Greenroom and watch the answers arrive.
2. **Try to break it.** While an answer is running:
   - reload the page,
   - open the same conversation in a second tab,
   - press stop, and then *regenerate*.
3. **Give it a model.** One variable is enough:
   \`\`\`bash
   OPENAI_API_KEY=sk-… npm start
   \`\`\`
4. **Switch in mid-conversation.** Choose the new model in the picker. It sees what we said.
5. **Call it from a program.** Make a key, then send the curl line from the answer about the *API*.
6. **Invite somebody.** Choose a real address, close the sign-ups, put TLS in front.

And what can wait until tomorrow:

- [ ] a PostgreSQL of your own
- [ ] a file of model aliases
- [x] reading this list

| Step | Takes about |
| --- | --- |
| 1 and 2 | five minutes |
| 3 and 4 | two minutes |
| 5 | five minutes |

A real model would make a list about your own subject; I only know this one.`;

export const markdown = `*A sample from the sandbox: a bit of everything that an answer may contain.*

## A heading

A paragraph with **bold**, *italic*, ~~struck~~ and \`inline code\`, and with a [link](https://commonmark.org) to follow.

> A quotation stands apart,
> over two lines.

- a list
  - with a second level
- and an end

1. first
2. second

| Left | Right |
| :--- | ---: |
| apples | 3 |
| pears | 12 |

\`\`\`python
def greet(name: str) -> str:
    """Code keeps its blanks, and <tags> & signs stay as they are."""
    return f"Hello, {name}!"
\`\`\`

---

Text that needs care on its way to the screen:

- a line of other scripts: Grüße, こんにちは, مرحبا, Привет
- characters of four bytes: 🎭 🌱 🧪
- what is no HTML: \`<script>alert(1)</script>\`
- an asterisk that means itself: 2 \\* 3 = 6

Everything above was streamed word by word. Unfinished pieces (half a table, an open code block) are the hard part for whoever draws it. That is what this sample is for: watch it once at the sandbox's reading pace, then ask again over the API, where it arrives as fast as it can.`;
