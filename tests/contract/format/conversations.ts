/** Conversations for the archive: one with everything in it, one offline message, and such as would break out of a page. */
const item = (second: number, name: string, type: string, more: object = {}) => ({
  timestamp: `2026-01-02T10:00:0${second}.123456Z`,
  channel: '#supportchat:1-a',
  name,
  type,
  ...more,
});

export const conversation = {
  id: '2601.1.a',
  type: 'chat',
  timestamp: '2026-01-02T10:00:00Z',
  visitor: { name: 'Ada', email: 'ada@example.com' },
  agent_names: ['Bo'],
  missed: true,
  deleted: true,
  history: [
    item(0, 'Ada', 'chat.memberjoin'),
    item(1, 'Ada', 'chat.msg', { msg: 'Hello', msg_id: '1', options: '' }),
    item(2, 'Bo', 'chat.msg', { msg: 'How can I help?', options: 'Yes/No' }),
    { ...item(3, 'Ada', 'chat.msg', { msg: 'My card is ▇▇▇▇' }), timestamp: '2026-01-03T00:00:00Z' },
    item(4, 'Ada', 'chat.file', {
      msg: '',
      attachment: { name: 'photo.png', mime_type: 'image/png', url: 'https://files.example.com/1.png', deleted: true },
    }),
    item(5, 'Ada', 'chat.rating', { rating: null, new_rating: 'good' }),
    item(6, 'Bo', 'chat.tag', { tags: [], new_tags: ['card', 'urgent'] }),
    item(7, 'Bo', 'chat.hologram', { shape: { sides: 6 } }),
    7,
    item(8, 'Ada', 'chat.memberleave'),
  ],
};

export const offline = {
  id: '2601.1.b',
  type: 'offline_msg',
  timestamp: '2026-01-02T10:00:00Z',
  visitor: { name: '', email: 'cy@example.com' },
  message: 'Please call me.',
};

export const hostileHtml = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '"><svg onload=window.hacked=1>',
  "' onmouseover='window.hacked=1",
  '</bdi></details></main></body></html><script>window.hacked = 1</script>',
  '</style></script></title><!-- -->',
  '<!-- <script>',
  ']]> <![CDATA[ <?xml ?>',
  '&lt;b&gt; &amp;amp; &#60; &notit; &',
  'javascript:window.hacked=1',
  '<a href="javascript:window.hacked=1">click</a>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<style>@import "https://evil.example/"</style>',
  '<link rel="stylesheet" href="https://evil.example/">',
  'nothing \u0000 and bell \u0007 and \u000b\u000c',
  'half \ud800 a pair',
  'first\r\nsecond\rthird',
  'gepj.\u202eexe \u2066isolate\u2069\u2069\u2069 \u202eafter',
  '{{constructor.constructor("window.hacked=1")()}} ${window.hacked=1} {value} $& $1',
];

/** Each text wherever a conversation has one. */
export const hostileConversations: readonly string[] = hostileHtml.flatMap((text, i) =>
  [
    {
      id: text,
      type: 'chat',
      timestamp: text,
      visitor: { name: text },
      agent_names: [text],
      history: [
        { type: 'chat.msg', name: text, timestamp: text, msg: text, options: text },
        { type: text, name: text, [text]: text },
        { type: 'chat.file', name: text, attachment: { name: text, mime_type: text, url: text } },
        text,
      ],
      [text]: { [text]: [text] },
    },
    { id: `offline ${i}`, type: 'offline_msg', timestamp: `2020-01-01T00:00:00Z${text}`, visitor: text, message: text },
  ].map((row) => JSON.stringify(row)),
);
