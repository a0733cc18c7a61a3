-- CreateTable
CREATE TABLE "prompts" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "scenario" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "metadata" JSON NOT NULL DEFAULT '{}',
    "usage_count" INTEGER NOT NULL DEFAULT 0,
    "search" tsvector NOT NULL DEFAULT ''::tsvector,
    "request_key" TEXT,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "prompts_request_key_key" ON "prompts"("request_key");

-- CreateIndex
CREATE INDEX "prompts_user_id_updated_at_id_idx" ON "prompts"("user_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "prompts_user_id_scenario_idx" ON "prompts"("user_id", "scenario");

-- CreateIndex
CREATE INDEX "prompts_search_idx" ON "prompts" USING GIN ("search");

-- CreateIndex
CREATE INDEX "prompts_deleted_at_idx" ON "prompts"("deleted_at");

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- The system templates. Their numbers are far from those that are counted up, so that the first prompt somebody makes is
-- number 1; of equal age, the highest is listed first. They are given once: what an administrator changes or deletes stays changed or deleted.
INSERT INTO "prompts" ("id", "title", "scenario", "description", "metadata", "content") VALUES
(1000000008, 'Summarize a text', 'summary',
 'The gist in one sentence, then the points that carry it, made for a certain reader.',
 '{"tags": ["reading", "short"]}',
$prompt$Summarize the text between the two lines of dashes for this reader: {audience}.

Begin with one sentence that says what it all comes to. Then list the points that carry it, the most important first: at most {number_of_points} bullets of one sentence each.

- Keep names, figures and dates exactly as the text has them.
- Leave out examples, repetition and small talk.
- Add nothing that the text does not say. Where it contradicts itself or leaves something important open, say so in a last line that begins with "Open:".

Answer in the language of the text.

---
{text}
---$prompt$),

(1000000007, 'Translate', 'translation',
 'A translation that reads as if it had been written in the other language.',
 '{"tags": ["languages", "writing"]}',
$prompt$Translate the text between the two lines of dashes into {target_language}.

- Translate what is meant, not word by word: it should read as if a careful native writer had written it.
- Keep the tone, the level of politeness and the layout: headings, lists, line breaks, emphasis.
- Leave code, addresses, product names and placeholders in braces as they are.
- Use the customary form of numbers, dates and quotation marks.
- Where a word has several meanings and the text does not decide, choose the likeliest one and list your choices under the heading "Notes" after the translation. Without such choices there are no notes.

Answer with the translation only, without an introduction.

---
{text}
---$prompt$),

(1000000006, 'Rewrite in another tone', 'writing',
 'The same message in other words, for instance friendlier, shorter or more formal.',
 '{"tags": ["tone", "e-mail", "editing"]}',
$prompt$Rewrite the text between the two lines of dashes. The new tone: {tone}.

- Every fact, request and promise of the original is still there, and no new one.
- Prefer short sentences, plain words and the active voice. Cut what says nothing.
- Put right spelling, grammar and punctuation.
- Keep the language of the text, the names, and who is addressed.
- Make it no longer than the original unless the tone asks for it.

Answer with the new text. Then, under a line "What changed:", name the two or three changes that matter most.

---
{text}
---$prompt$),

(1000000005, 'Explain code', 'coding',
 'What a piece of code does, step by step, and where it may go wrong.',
 '{"tags": ["programming", "review", "learning"]}',
$prompt$Explain the code below to somebody whose experience is: {experience}.

1. In two sentences: what it is for, and what goes in and comes out.
2. Then go through it in the order in which it runs. Group lines that belong together, quote only the names you need, and say why something is done rather than repeat what the line says.
3. List what is easily overlooked: side effects, assumptions about the input, limits, errors that are swallowed, what it costs in time and memory for large inputs.
4. Show one small example: an input, the important steps in between, the result.
5. If you see a bug or a danger, describe the case in which it shows and the smallest change that cures it.

Say so where the code alone does not tell something; do not guess at what lies outside it.

```
{code}
```$prompt$),

(1000000004, 'Extract data as JSON', 'data',
 'The facts of a text as JSON that a program can read, null where the text is silent.',
 '{"tags": ["json", "structure", "automation"]}',
$prompt$Read the text between the two lines of dashes and extract these fields: {fields}.

Answer with one JSON object and nothing else: no introduction, no code fence, no comment. It has this form, with the names of the fields above:

{"fields": {"name_of_a_field": "value"}, "missing": ["name_of_another_field"]}

- Take values from the text only. A field that the text does not mention is null, and its name stands in "missing".
- Dates are written as YYYY-MM-DD, times as HH:MM, numbers as JSON numbers with a point and without units, amounts of money as {"amount": 12.5, "currency": "EUR"}.
- A field with several values is a list in the order of the text.
- Copy names and quotations letter by letter, with their spelling.

---
{text}
---$prompt$),

(1000000003, 'Brainstorm ideas', 'ideas',
 'Ideas that really differ from one another, each with a first step, and a choice at the end.',
 '{"tags": ["creativity", "planning"]}',
$prompt$Help me find ideas. What I want to achieve: {goal}. What has to be respected: {constraints}.

Give {number_of_ideas} ideas that differ in kind and not only in detail: among them the obvious one done very well, one that costs almost nothing, one that turns the usual approach around, and one borrowed from a quite different field.

For each idea:

- a name of at most five words
- what it is, in two sentences
- why it could work here
- the greatest risk, in one sentence
- a first step that can be done within a day

Then compare them in a table with effort, effect and risk (low, medium or high). End with the one you would begin with, and what you would need to learn to change your mind.

If something important about the goal is unclear, begin with at most two questions and then go on with a sensible assumption.$prompt$),

(1000000002, 'Write product copy', 'marketing',
 'A headline, a description and short variants that sell what is there and invent nothing.',
 '{"tags": ["shop", "advertising", "copy"]}',
$prompt$Write copy for a product.

Product: {product}
What it has and does: {features}
Whom it is for: {audience}
Tone: {tone}

Write:

1. Three headlines of at most eight words, each with another angle.
2. A description of 80 to 120 words. Begin with the situation of the reader, not with the product. Turn each feature into what it is good for. End with one clear invitation to act.
3. Five bullets of at most twelve words: benefit first, feature second.
4. A line for search engines of at most 155 characters.
5. A post of at most 280 characters.

Claim nothing that does not follow from the features above: no invented figures, awards, guarantees or comparisons. Avoid superlatives and phrases such as "take it to the next level". If a fact is missing that buyers would ask for, list it at the end under "To be clarified".$prompt$),

(1000000001, 'Meeting notes', 'meetings',
 'Decisions, tasks and open questions from a transcript or from rough notes.',
 '{"tags": ["minutes", "tasks", "work"]}',
$prompt$Turn the transcript or rough notes between the two lines of dashes into minutes that somebody who was not there can act on. The meeting: {meeting}.

Use these headings and leave out those that stay empty:

## In short
Two or three sentences: what it was about and what came of it.

## Decisions
One bullet each: what was decided, by whom, and the reason if one was given.

## Tasks
A table with the columns Task, Who, Until. Write "not said" where nobody or no date was named; assign nothing by yourself.

## Discussed
The main arguments by topic, without who said what unless it matters.

## Open questions
What was raised and not settled.

Tell apart what was decided from what was only proposed. Keep names, figures and dates as they are. Answer in the language of the notes.

---
{notes}
---$prompt$);

-- As the server divides words; these texts are plain ASCII.
UPDATE "prompts" SET "search" = (
  SELECT string_agg(format('%L:%s', word, place), ' ')::tsvector
  FROM (
    SELECT word, min(place) AS place
    FROM (VALUES ('1A', "title"), ('1B', "description"), ('1D', "content")) AS part(place, said),
      regexp_split_to_table(lower(said), '[^a-z0-9_]+') AS word
    WHERE word <> '' GROUP BY word
  ) AS words
);
