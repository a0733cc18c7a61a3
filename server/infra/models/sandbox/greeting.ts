const GREETING =
  /^(hi|hello|hey|hallo|hola|bonjour|good (morning|afternoon|evening)|greetings|thanks|thank you|help|what can you do|(who|what) are you)\b/i;
const MOST_WORDS = 4;

/** Whether the whole message is no more than a greeting. */
export function isGreeting(message: string): boolean {
  return GREETING.test(message) && message.split(/\s+/).length <= MOST_WORDS;
}

export const greeting = `Hello! I am the **sandbox**, the model that Greenroom brings along. No key is needed to talk to me, and nothing you write leaves this machine.

I am no real language model: I give prepared answers about Greenroom, and I do it at a pace at which you can watch streaming work. Ask me, for example:

1. How do I add a real model?
2. How do I call the API with curl?
3. What happens when I reload in the middle of an answer?
4. Where is my data?

Or have me show what the page can display:

| Say | and you see |
| --- | --- |
| *a table* | columns and rows |
| *some code* | a block that keeps its shape |
| *a story* | a longer text |
| *markdown* | a bit of everything |

If you are testing a program, I can also cause trouble on request:

\`\`\`text
[[sandbox:slow=5]] [[sandbox:cut]]
\`\`\`

Ask about *sandbox commands* for the complete list.`;
