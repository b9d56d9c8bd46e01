/** The plans that the real decisions lead to, said here by hand, as `guide/…` targets without that first part. */

/** What is left to do, in order, and what could be done once. */
export const plans: Record<string, [way: string, plan: string[], past: string[]][]> = {
  start: [
    ['role=agent', ['passwords#reset-own-password', 'passwords#get-help'], []],
    [
      'role=owner&used=both&moved-on=earlier&broken=sign-in&broken=software',
      [
        'passwords#tell-agents',
        'passwords#send-reset-link',
        'owner#allow-passwords',
        'owner#set-password',
        'apis#authorise-again',
        'owner#check-plan',
        'owner#change-plan',
        'message-both#add-both-channels',
      ],
      ['message-both#keep-facebook-and-add-line'],
    ],
    [
      'role=admin&used=chat&broken=files',
      ['export-chats#export-from-history', 'export-support#ask-owner', 'export-support#export-json', 'export-support#fetch-file'],
      [],
    ],
    [
      'role=admin&used=both&moved-on=later&broken=sign-in',
      [
        'passwords#tell-agents',
        'passwords#send-reset-link',
        'owner#ask-for-passwords',
        'owner#set-password',
        'owner#check-plan',
        'owner#ask-for-plan',
        'message-both#add-both-channels',
      ],
      [],
    ],
    [
      'role=owner&used=facebook&moved-on=earlier&broken=nothing',
      ['owner#check-plan', 'owner#change-plan', 'message-facebook#add-facebook-messenger'],
      ['message-facebook#keep-using-message'],
    ],
    [
      'role=admin&used=facebook&moved-on=later&broken=nothing',
      ['owner#check-plan', 'owner#ask-for-plan', 'message-facebook#add-facebook-messenger'],
      [],
    ],
    ['role=owner&used=line&moved-on=later&broken=nothing', ['owner#check-plan', 'owner#change-plan', 'message-line#add-line'], []],
    [
      'role=admin&used=line&moved-on=earlier&broken=nothing',
      ['owner#check-plan', 'owner#ask-for-plan', 'message-line#add-line'],
      ['message-line#set-message-up-again'],
    ],
    ['role=owner&used=both&moved-on=later&broken=nothing', ['owner#check-plan', 'owner#change-plan', 'message-both#add-both-channels'], []],
    [
      'role=owner&used=chat&broken=files',
      ['export-chats#export-from-history', 'export-support#ask-zendesk', 'export-support#export-json', 'export-support#fetch-file'],
      [],
    ],
    ['role=admin&used=chat&broken=software', ['apis#authorise-again'], []],
    ['role=owner&used=chat&broken=nothing', ['find-out#find-broken', 'find-out#send-test-message'], []],
  ],
  'message-channels': [
    ['channel=facebook&moved=earlier', ['message-facebook#add-facebook-messenger'], ['message-facebook#keep-using-message']],
    ['channel=line&moved=earlier', ['message-line#add-line'], ['message-line#set-message-up-again']],
    ['channel=both&moved=earlier', ['message-both#add-both-channels'], ['message-both#keep-facebook-and-add-line']],
    ['channel=both&moved=later', ['message-both#add-both-channels'], []],
    ['channel=neither', [], []],
    ['channel=facebook&moved=later', ['message-facebook#add-facebook-messenger'], []],
    ['channel=line&moved=later', ['message-line#add-line'], []],
  ],
  data: [
    [
      'records=chats&rights=admin&repeat=once&chat-contents=messages&place=browser',
      ['export-run#get-chat-token', 'export-run#export-in-browser'],
      [],
    ],
    [
      'records=social&rights=admin&repeat=once&support-plan=higher&switched-on=not-owner&how-many=many',
      ['export-support#ask-owner', 'export-support#export-json', 'export-support#fetch-file', 'export-support#check-conversation'],
      [],
    ],
    ['records=message', ['export-run#look-for-message-files'], ['export-run#export-from-message']],
    ['records=chats&rights=agent', ['export-run#ask-administrator', 'export-run#have-details-sent'], []],
    ['records=tickets&rights=agent', ['export-run#ask-administrator'], []],
    ['records=chats&rights=admin&repeat=once&chat-contents=details', ['export-chats#export-from-history'], []],
    [
      'records=chats&rights=admin&repeat=once&chat-contents=messages&place=command',
      ['export-run#set-up-command', 'export-run#get-chat-token', 'export-run#export-on-command-line'],
      [],
    ],
    [
      'records=chats&rights=admin&repeat=regularly&destination=files',
      ['export-run#set-up-command', 'export-run#get-chat-token', 'export-run#export-on-command-line', 'export-run#schedule-command'],
      [],
    ],
    [
      'records=chats&rights=admin&repeat=regularly&destination=database',
      [
        'export-run#choose-engine',
        'export-run#get-chat-token',
        'export-run#connect-chat',
        'export-run#check-first-run',
        'export-run#schedule-pipeline',
      ],
      [],
    ],
    [
      'records=tickets&rights=admin&repeat=regularly',
      ['export-run#choose-engine', 'export-run#connect-support', 'export-run#check-first-run', 'export-run#schedule-pipeline'],
      [],
    ],
    [
      'records=social&rights=admin&repeat=regularly',
      [
        'export-run#choose-engine',
        'export-run#connect-support',
        'export-run#check-first-run',
        'export-support#check-conversation',
        'export-run#schedule-pipeline',
      ],
      [],
    ],
    [
      'records=users&rights=admin&repeat=once&support-plan=team',
      ['export-run#choose-engine', 'export-run#connect-support', 'export-run#check-first-run'],
      [],
    ],
    [
      'records=social&rights=admin&repeat=once&support-plan=team',
      ['export-run#choose-engine', 'export-run#connect-support', 'export-run#check-first-run', 'export-support#check-conversation'],
      [],
    ],
    ...(['already', 'owner', 'not-owner'] as const).flatMap((switched): [string, string[], string[]][] => {
      const ask = { already: [], owner: ['export-support#ask-zendesk'], 'not-owner': ['export-support#ask-owner'] }[switched];
      const from = (records: string) => `records=${records}&rights=admin&repeat=once&support-plan=higher&switched-on=${switched}`;
      const json = [...ask, 'export-support#export-json', 'export-support#fetch-file'];
      const divided = [...ask, 'export-support#divide-dates', 'export-support#export-json', 'export-support#fetch-file'];
      const xml = [...ask, 'export-support#export-xml', 'export-support#fetch-file'];
      return [
        [from('users'), json, []],
        [`${from('tickets')}&how-many=few&ticket-contents=table`, [...ask, 'export-support#export-csv', 'export-support#fetch-file'], []],
        [`${from('tickets')}&how-many=few&ticket-contents=messages`, json, []],
        [`${from('tickets')}&how-many=many`, json, []],
        [`${from('tickets')}&how-many=very-many`, divided, []],
        [`${from('social')}&how-many=very-many`, [...divided, 'export-support#check-conversation'], []],
        [`${from('tickets')}&how-many=few&ticket-contents=xml`, xml, []],
        [`${from('social')}&how-many=few&ticket-contents=xml`, [...xml, 'export-support#check-conversation'], []],
      ];
    }),
  ],
};
