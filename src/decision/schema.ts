/** A decision as it is written: the graph once (`content/decisions/<tree>.yaml`), the words per locale beside it. */
import { z } from 'zod';
import { factId } from '../authoring/facts.ts';
import { resolveDates, type Span } from './dates.ts';

const nodeId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens');
const answerId = nodeId.refine((id) => id !== 'unsure', 'another name: every question has “unsure” by itself');
const day = z.iso.date('a day, YYYY-MM-DD');
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item).min(1)]);

/** `{ channel: [facebook, both], moved: { before: 2021-11-01 } }`: all of it must hold, of a list any one. */
const condition = z.record(
  nodeId,
  z.union([oneOrMore(nodeId), z.strictObject({ before: day }), z.strictObject({ from: day })], {
    error: 'an answer, a list of answers, { before: YYYY-MM-DD } or { from: YYYY-MM-DD }',
  }),
);

const answerSchema = z
  .strictObject({
    when: condition.optional().describe('Offered only then.'),
    alone: z.boolean().default(false).describe('Excludes all others: “none of these”.'),
    before: day.optional().describe('The answer stands for the days before this one …'),
    from: day.optional().describe('… and from this one on.'),
  })
  .nullable()
  .transform((answer) => answer ?? { alone: false });

const target = z.string().regex(/^[a-z0-9/-]+#[a-z0-9-]+$/, 'page#id of a procedure or a step, such as guide/apis#authorise-again');

const items = z
  .array(
    z.union([target.transform((name) => ({ do: name, when: undefined })), z.strictObject({ do: target, when: condition.optional() })], {
      error: 'page#id of a procedure or a step, alone or as { do: …, when: … }',
    }),
  )
  .default([]);

const fileSchema = z.strictObject({
  order: z.int().default(0).describe('Its place among the decisions, in lists.'),
  start: nodeId.describe('The first question.'),
  questions: z.record(
    nodeId,
    z.strictObject({
      facts: z.array(factId).default([]),
      several: z.boolean().default(false).describe('More than one answer may be given.'),
      unsure: target.describe('The procedure by which a reader who is not sure finds out.'),
      answers: z.record(answerId, answerSchema),
      next: z
        .union(
          [nodeId.transform((to) => [{ when: undefined, to }]), z.array(z.strictObject({ when: condition.optional(), to: nodeId })).min(1)],
          {
            error: 'a node, or a list of { when: …, to: … } of which exactly one holds',
          },
        )
        .describe('Where the answers so far lead.'),
    }),
  ),
  outcomes: z.record(
    nodeId,
    z.strictObject({
      facts: z.array(factId).default([]),
      plan: items.describe('What is to be done, in order.'),
      past: items.describe('What could be done once; shown, and not asked of anyone.'),
      read: z
        .array(z.string().regex(/^[a-z0-9/-]+$/, 'a page such as guide/apis, or decide/<tree>'))
        .default([])
        .describe('Where to read on.'),
    }),
  ),
  failures: z.record(z.string(), z.record(nodeId, nodeId)).optional().describe('Failure code → the answers that it stands for.'),
});

/** The file as the rest of the portal reads it: dates in conditions have become the answers that they stand for. */
export const graphSchema = fileSchema.transform((file, context): Graph => {
  const spans = (id: string): Record<string, Span> => file.questions[id]?.answers ?? {};
  const read = (when: z.infer<typeof condition> | undefined, path: PropertyKey[]): Condition =>
    resolveDates(when ?? {}, spans, (question, message) => context.issues.push(issueAt([...path, 'when', question], message, when)));
  const readItems = (list: z.infer<typeof items>, path: PropertyKey[]): Item[] =>
    list.map((item, i) => ({ do: item.do, when: read(item.when, [...path, i]) }));
  return {
    order: file.order,
    start: file.start,
    questions: mapValues(file.questions, (q, id) => ({
      ...q,
      answers: mapValues(q.answers, (a, name) => ({ ...a, when: read(a.when, ['questions', id, 'answers', name]) })),
      next: q.next.map((row, i) => ({ to: row.to, when: read(row.when, ['questions', id, 'next', i]) })),
    })),
    outcomes: mapValues(file.outcomes, (o, id) => ({
      ...o,
      plan: readItems(o.plan, ['outcomes', id, 'plan']),
      past: readItems(o.past, ['outcomes', id, 'past']),
    })),
    failures: file.failures,
  };
});

/** Words that show something: blanks alone are no words. */
const words = z.string().regex(/\S/, 'words, not only blanks');

export const wordsSchema = z.strictObject({
  title: words,
  description: words.describe('One sentence: what the decision is for.'),
  questions: z.record(
    nodeId,
    z.strictObject({
      question: words,
      hint: words.optional(),
      answers: z.record(nodeId, words),
    }),
  ),
  outcomes: z.record(nodeId, z.strictObject({ title: words, text: words })),
});

/** Question → answers of which one must have been given; all questions named must hold. Empty: always. */
export type Condition = Readonly<Record<string, readonly string[]>>;
export interface Item {
  /** `page#id` of a procedure or of a single step. */
  do: string;
  when: Condition;
}
export interface Question {
  facts: readonly string[];
  several: boolean;
  unsure: string;
  answers: Readonly<Record<string, Span & { when: Condition; alone: boolean }>>;
  next: readonly { when: Condition; to: string }[];
}
export interface Outcome {
  facts: readonly string[];
  plan: readonly Item[];
  past: readonly Item[];
  read: readonly string[];
}
export interface Graph {
  order: number;
  start: string;
  questions: Readonly<Record<string, Question>>;
  outcomes: Readonly<Record<string, Outcome>>;
  failures?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}
export type Words = z.infer<typeof wordsSchema>;

const mapValues = <A, B>(record: Record<string, A>, make: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value, key)]));

const issueAt = (path: PropertyKey[], message: string, input: unknown) => ({ code: 'custom' as const, path, message, input });
