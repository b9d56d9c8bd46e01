/**
 * What people say in the simulated chats: short sentences of our own, in several languages and scripts, and texts that
 * are meant to break whoever reads them carelessly. Data only.
 */

export interface Language {
  country: readonly [code: string, name: string, region: string, city: string];
  names: readonly string[];
  visitor: readonly string[];
  agent: readonly string[];
}

export const languages: readonly Language[] = [
  {
    country: ['GB', 'United Kingdom', 'England', 'Leeds'],
    names: ['Visitor 75310264', 'Grace Hollow', 'Tom Archer', 'Nell'],
    visitor: [
      'Hello, is anybody there?',
      'My order has not arrived yet.',
      'The page stays white after I sign in.',
      'Can I pay by invoice, please?',
      'Yes, that was it. Thank you!',
      'We moved last week, and the old address is still in my profile. Where do I change it?',
    ],
    agent: [
      'Good day, how can I help?',
      'One moment, please, I am looking it up.',
      'Could you tell me the order number?',
      'I have sent you a message with the link.',
      'That should be solved now. Please load the page again.',
    ],
  },
  {
    country: ['DE', 'Germany', 'Sachsen', 'Görlitz'],
    names: ['Besucher 40117', 'Jörg Weiß', 'Käthe Öztürk', 'Änne'],
    visitor: [
      'Guten Tag, ich finde meine Rechnung nicht.',
      'Das Paket ist beschädigt angekommen.',
      'Geht das auch ohne Anmeldung?',
      'Größe M wäre schön, gibt es die noch?',
      'Danke, das war’s schon. Schönen Tag!',
    ],
    agent: [
      'Guten Tag, wie kann ich helfen?',
      'Einen Augenblick, ich sehe nach.',
      'Nennen Sie mir bitte die Bestellnummer.',
      'Ich habe die Rücksendung für Sie angelegt; der Aufkleber kommt per E-Mail.',
    ],
  },
  {
    country: ['JP', 'Japan', '石川県', '金沢市'],
    names: ['訪問者 8812', '山田 はな', '佐々木 蓮', 'ﾊﾝｶｸ ﾀﾛｳ'],
    visitor: [
      '注文の変更はできますか。',
      '届いた色が違うようです。',
      'ログインできません。助けてください。',
      'ありがとうございました!',
      '領収書はどこから印刷できますか?',
    ],
    agent: [
      'お問い合わせありがとうございます。',
      '確認しますので少々お待ちください。',
      'ご注文番号を教えていただけますか。',
      '手続きが完了しました。',
    ],
  },
  {
    country: ['EG', 'Egypt', 'القاهرة', 'حلوان'],
    names: ['زائر ٣٣١', 'سامي النجار', 'هدى فؤاد'],
    visitor: ['مرحبا، أين وصل طلبي؟', 'لا أستطيع تغيير كلمة المرور.', 'هل يوجد شحن يوم الجمعة؟', 'شكرا جزيلا، تم الأمر.'],
    agent: ['أهلا بك، كيف أساعدك؟', 'لحظة من فضلك، أراجع الطلب.', 'أرسلت إليك الرابط الآن (رقم 42).'],
  },
  {
    country: ['TH', 'Thailand', 'เชียงใหม่', 'แม่ริม'],
    names: ['ผู้เยี่ยมชม 511', 'มาลี ใจดี', 'ณัฐ'],
    visitor: ['สวัสดีค่ะ สินค้ายังไม่มาถึง', 'ขอเปลี่ยนที่อยู่จัดส่งได้ไหมคะ', 'ขอบคุณมากครับ'],
    agent: ['สวัสดีครับ มีอะไรให้ช่วยไหมครับ', 'รอสักครู่นะครับ กำลังตรวจสอบให้', 'เรียบร้อยแล้วครับ'],
  },
  {
    country: ['BR', 'Brazil', 'Paraná', 'Londrina'],
    names: ['Visitante 9027', 'João Conceição', 'Luísa Brandão'],
    visitor: ['Oi, meu pedido não chegou.', 'Posso trocar o tamanho?', 'O cupom não está funcionando…', 'Era só isso, muito obrigada!'],
    agent: ['Olá! Em que posso ajudar?', 'Um instante, já estou verificando.', 'Pronto, a troca foi autorizada.'],
  },
  {
    country: ['GB', 'United Kingdom', 'Scotland', 'Oban'],
    names: ['🦊', '👩🏽‍🚀 Zoë', 'x'],
    visitor: ['👍', '😡😡😡', '❤️ thanks ❤️', '🇯🇵 ➡️ 🇩🇪 ?', '👨‍👩‍👧‍👦 tickets please'],
    agent: ['🙂 How can I help?', '✅ done'],
  },
];

/** Texts that are harmless as text and nothing else: formulas, quotes, line ends, markup, control and broken characters. */
export const hostile: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://example.invalid";"click")',
  '+49 30 000000',
  '-2 of them came',
  '@all please',
  '\tindented by a tab',
  'He said "yes", then "no"',
  'first line\nsecond line\r\nthird line',
  'one, two; three|four',
  '<script>alert("chat")</script>',
  '<img src=x onerror=alert(1)> & &amp;',
  'invoice_\u202Efdp.exe',
  'half a pair: \ud800 and on',
  'nothing \u0000 here',
  "Robert'); DROP TABLE chats;--",
  'line\u2028separator',
  '\ufeffmarked',
];

export const browsers = [
  ['Chrome', 'Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Demo/1.0 Chrome/140.0'],
  ['Safari', 'iOS', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Demo/1.0 Safari/604.1'],
  ['Firefox', 'Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Demo/1.0 Firefox/144.0'],
] as const;

export const pages = ['Start', 'Basket, step 2', 'Versand & Rückgabe', 'ヘルプ', 'Contact "us"'];
export const tags = ['refund', 'delivery', 'vip', 'goodbye_survey', 'größe', '返品', 'a,b', 'bot handover'];
export const remarks = ['Very helpful', 'Zu lange gewartet', 'とても良い', 'ok', '=cmd()'];
