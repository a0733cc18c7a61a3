const MOST_WORDS = 14;

/** An honest answer to a question that no topic covers. It repeats a little of what was asked. */
export function dontKnow(question: string): string {
  return `You wrote: *${quote(question)}*

I cannot answer that. I am the **sandbox**: no model key is used for this conversation, so there is no language model behind these words, only prepared answers about Greenroom. They stream exactly as a real model's would.

**To get a real answer**, give Greenroom a provider and start it again:

\`\`\`bash
OPENAI_API_KEY=sk-… npm start
\`\`\`

A key for Gemini works the same way (\`GEMINI_API_KEY\`), and so does a server of your own, such as Ollama (\`COMPATIBLE_BASE_URL\`). Then pick the model above the conversation; what we said so far stays.

**What I can tell you about:**

| Topic | Ask, for example |
| --- | --- |
| Models | Which providers can I use? |
| The API | How do I call it with curl? |
| Streaming | What do the events look like? |
| Resuming | What if the connection is lost? |
| Data | Where is it stored? |
| Privacy | Who sees my prompts? |
| Tests | Which sandbox commands are there? |

I can also show you a sample: say *a table*, *a list*, *some code*, *a poem* or *a story*.`;
}

/** The first words on one line, without what markdown would take for its own. */
function quote(question: string): string {
  const words = question
    .replace(/[\\`*_~<>[\]|#!&$]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept = words
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, 40))
    .join(' ');
  return kept === '' ? '…' : words.length > MOST_WORDS ? `${kept} …` : kept;
}
