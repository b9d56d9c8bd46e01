/** Where each answer of the real decisions leads, said here by hand: for every question the answers before it, replayed, then each of its own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../src/authoring/yaml.ts';
import { compose } from '../../../src/decision/plan.ts';
import { graphSchema, type Graph } from '../../../src/decision/schema.ts';
import { offered, walk, type Answers } from '../../../src/decision/tree.ts';
import { project } from '../../fixtures/content/edit.ts';
import { plans } from './node-plans.ts';

/** Answers as an address has them, then where each further answer leads. */
interface Node {
  after: string;
  leads: Record<string, string>;
}
const node = (after: string, leads: Record<string, string>): Node => ({ after, leads });

const trees: Record<string, Record<string, Node>> = {
  start: {
    role: node('', { owner: 'used', admin: 'used', agent: 'outcome-agent' }),
    used: node('role=owner', { chat: 'broken', facebook: 'moved-on', line: 'moved-on', both: 'moved-on' }),
    'moved-on': node('role=admin&used=line', { earlier: 'broken', later: 'broken' }),
    broken: node('role=owner&used=chat', {
      'sign-in': 'outcome-tasks',
      software: 'outcome-tasks',
      files: 'outcome-tasks',
      nothing: 'outcome-check',
    }),
  },
  'message-channels': {
    channel: node('', { facebook: 'moved', line: 'moved', both: 'moved', neither: 'outcome-neither' }),
    moved: node('channel=facebook', { earlier: 'outcome-facebook', later: 'outcome-facebook' }),
  },
  data: {
    records: node('', { chats: 'rights', tickets: 'rights', social: 'rights', users: 'rights', message: 'outcome-message' }),
    rights: node('records=chats', { admin: 'repeat', agent: 'outcome-ask' }),
    repeat: node('records=chats&rights=admin', { once: 'chat-contents', regularly: 'destination' }),
    'chat-contents': node('records=chats&rights=admin&repeat=once', { details: 'outcome-history', messages: 'place' }),
    place: node('records=chats&rights=admin&repeat=once&chat-contents=messages', {
      browser: 'outcome-browser',
      command: 'outcome-command',
    }),
    destination: node('records=chats&rights=admin&repeat=regularly', { files: 'outcome-schedule', database: 'outcome-pipeline-chats' }),
    'support-plan': node('records=tickets&rights=admin&repeat=once', { team: 'outcome-team', higher: 'switched-on' }),
    'switched-on': node('records=tickets&rights=admin&repeat=once&support-plan=higher', {
      already: 'how-many',
      owner: 'how-many',
      'not-owner': 'how-many',
    }),
    'how-many': node('records=tickets&rights=admin&repeat=once&support-plan=higher&switched-on=already', {
      few: 'ticket-contents',
      many: 'outcome-json',
      'very-many': 'outcome-divide',
    }),
    'ticket-contents': node('records=tickets&rights=admin&repeat=once&support-plan=higher&switched-on=already&how-many=few', {
      table: 'outcome-csv',
      messages: 'outcome-json',
      xml: 'outcome-xml',
    }),
  },
  connect: {
    symptom: node('', {
      address: 'typed',
      token: 'pasted',
      'sign-in': 'signing-in',
      'no-answer': 'how-far',
      'status-401': 'worked-before',
      'status-403': 'whose-token',
      'status-404': 'opens',
      missing: 'missing',
      server: 'server',
      device: 'device',
    }),
    typed: node('symptom=address', { nothing: 'outcome-address', elsewhere: 'outcome-elsewhere', zendesk: 'outcome-mistyped' }),
    pasted: node('symptom=token', {
      nothing: 'outcome-no-token',
      'api-token': 'outcome-api-token',
      damaged: 'outcome-damaged-token',
      'other-product': 'outcome-foreign-token',
    }),
    'signing-in': node('symptom=sign-in', {
      'no-client': 'outcome-no-client',
      denied: 'outcome-denied',
      failed: 'outcome-sign-in-failed',
    }),
    'how-far': node('symptom=no-answer', {
      'some-read': 'after-waiting',
      walled: 'outcome-walled',
      closed: 'opens',
      open: 'token-source',
    }),
    'after-waiting': node('symptom=no-answer&how-far=some-read', {
      'not-yet': 'outcome-wait',
      'a-while': 'outcome-limit-unseen',
      'at-once': 'outcome-ended-unseen',
    }),
    opens: node('symptom=status-404', {
      other: 'outcome-other-address',
      'without-chat': 'outcome-without-chat',
      'with-chat': 'outcome-not-found',
    }),
    'worked-before': node('symptom=status-401', { worked: 'outcome-ended', never: 'token-source' }),
    'token-source': node('symptom=status-401&worked-before=never', {
      chat: 'outcome-not-accepted',
      'before-move': 'outcome-old-token',
      elsewhere: 'outcome-foreign-token',
    }),
    'whose-token': node('symptom=status-403', { admin: 'scope', agent: 'outcome-agent-token' }),
    scope: node('symptom=status-403&whose-token=admin', { 'with-read': 'outcome-restricted', 'without-read': 'outcome-scope' }),
    missing: node('symptom=missing', {
      all: 'in-history',
      'since-a-day': 'outcome-messaging',
      newest: 'outcome-read-again',
      old: 'outcome-older',
      single: 'outcome-single',
    }),
    'in-history': node('symptom=missing&missing=all', { shown: 'outcome-other-account', empty: 'outcome-no-chats' }),
    server: node('symptom=server', {
      limit: 'outcome-limit',
      error: 'outcome-error',
      'cut-short': 'outcome-cut-short',
      odd: 'outcome-odd',
    }),
    device: node('symptom=device', {
      refused: 'outcome-refused',
      full: 'outcome-full',
      memory: 'outcome-memory',
      'other-tab': 'outcome-other-tab',
      damaged: 'outcome-damaged',
      'wrong-file': 'outcome-wrong-file',
      unforeseen: 'outcome-unforeseen',
    }),
  },
};

/** Where an answer leads depends on one before it, too. */
const branches: Record<string, [way: string, leadsTo: string][]> = {
  start: [
    ['role=owner&used=line&moved-on=later&broken=nothing', 'outcome-tasks'],
    ['role=owner&used=chat&broken=sign-in&broken=files', 'outcome-tasks'],
  ],
  'message-channels': [
    ['channel=line&moved=earlier', 'outcome-line'],
    ['channel=both&moved=later', 'outcome-both'],
  ],
  data: [
    ['records=users&rights=admin&repeat=regularly', 'outcome-pipeline'],
    ['records=users&rights=admin&repeat=once&support-plan=higher&switched-on=owner', 'outcome-users'],
  ],
  connect: [
    ['symptom=no-answer&how-far=closed&opens=nothing', 'outcome-way'],
    ['symptom=no-answer&how-far=open&token-source=chat', 'outcome-unreadable'],
  ],
};

const file = (tree: string) => `content/decisions/${tree}.yaml`;
const graphOf = (tree: string): Graph =>
  parseYaml({ file: file(tree), text: readFileSync(path.join(project, file(tree)), 'utf8') }, graphSchema).value!;

function answersIn(way: string): Answers {
  const parameters = new URLSearchParams(way);
  return Object.fromEntries([...new Set(parameters.keys())].map((question) => [question, parameters.getAll(question)]));
}

describe.each(Object.keys(trees))('%s', (tree) => {
  const graph = graphOf(tree);
  const nodes = trees[tree]!;

  test('every question is here', () => expect(Object.keys(nodes).sort()).toEqual(Object.keys(graph.questions).sort()));

  test.each(Object.entries(nodes))('%s', (question, { after, leads }) => {
    const before = answersIn(after);
    expect(walk(graph, before).node).toBe(question);
    expect(Object.keys(leads).sort()).toEqual([...offered(graph, question, before)].sort());
    const found = Object.keys(leads).map((answer) => [answer, walk(graph, { ...before, [question]: [answer] }).node]);
    expect(Object.fromEntries(found)).toEqual(leads);
  });

  test.each(branches[tree]!)('%s leads to %s', (way, leadsTo) => expect(walk(graph, answersIn(way)).node).toBe(leadsTo));

  test.each(plans[tree] ?? [])('what is to do after %s', (way, plan, past) => {
    const guide = (targets: readonly string[]) => targets.map((target) => `guide/${target}`);
    expect(compose(graph, answersIn(way))).toMatchObject({ plan: guide(plan), past: guide(past) });
  });
});
