import { layoutWith, shop, wayOut } from './sample-message.ts'
import { type Mistake, testMistakes } from './told.ts'

/** The component stands in line 4 of the body. */
const component = (code: string, at: string, wrong: string, right: string): Mistake => [
  code,
  `en.mjml:${at}`,
  { column: `${shop}\n${wrong}` },
  { column: `${shop}\n${right}` },
]

const words = (code: string, wrong: string, right: string): Mistake =>
  component(code, '4:10', `<mj-text>${wrong}</mj-text>`, `<mj-text>${right}</mj-text>`)

const layout = (code: string, at: string, wrong: string, right: string): Mistake => [
  code,
  `layout.mjml:${at}`,
  { layout: wrong },
  { layout: right },
]

const footer = (code: string, wrong: string, right: string): Mistake =>
  layout(code, '1:1', layoutWith(wrong), layoutWith(right))

const whole = (code: string, wrong: string, right: string): Mistake => [
  code,
  'layout.mjml:1:1',
  { column: `${shop}\n<mj-text>${wrong}</mj-text>` },
  { column: `${shop}\n<mj-text>${right}</mj-text>` },
]

const style = (rule: string) => layoutWith(wayOut, `<mj-style>${rule}</mj-style>`)
const between = '<mj-raw>{% if event.a %}</mj-raw><mj-text>x</mj-text><mj-raw>{% endif %}</mj-raw>'
const image = '<mj-image src="https://x.example/a.png" alt="{{ event.image | default: "none" }}" />'

testMistakes('the MJML of a message', [
  component('mjml', '4:1', '<mj-txt>x</mj-txt>', '<mj-text>x</mj-text>'),
  component('mjml', '4:1', '<mj-text colour="red">x</mj-text>', '<mj-text color="red">x</mj-text>'),
  component('mjml', '2:1', '{% if event.a %}<mj-text>x</mj-text>{% endif %}', between),
  component('mjml', '2:1', 'lost words', '<mj-text>kept words</mj-text>'),
  component('mjml', '4:1', '<mj-include path="x.mjml" />', ''),
  component('mjml', '6:1', '<mj-text>{{ event.a\n}}</mj-text>\n<mj-tex />', '<mj-text>{{ event.a\n}}</mj-text>'),
  layout('mjml', '5:1', layoutWith(wayOut).replace('</mj-body>', '<mj-spacr />\n</mj-body>'), layoutWith(wayOut)),
  component('unclosed-tag', '4:1', '<mj-text>lost', '<mj-text>kept</mj-text>'),
  component('unclosed-tag', '4:1', '</mj-text>', ''),
])

testMistakes('the attributes of a message', [
  words(
    'personal-attribute',
    '<a href="https://x.example/{{ contact.id }}">x</a>',
    '<a href="https://x.example/">x</a>',
  ),
  words('personal-attribute', '<a href="{{ contact.site }}">x</a>', '<a href="{{ links.shop }}">x</a>'),
  words('personal-attribute', '<a href="{{ links.shop }}?a={{ event.a }}">x</a>', '<a href="{{links.shop}}">x</a>'),
  words(
    'personal-attribute',
    '<b style="color: {{ contact.color }}">x</b>',
    '<b style="color: red">{{ contact.color }}</b>',
  ),
  words('personal-attribute', '<b {{ contact.color }}>x</b>', '<b title="{{ contact.color }}">x</b>'),
  component('personal-attribute', '4:1', '<mj-image src="{{ event.image }}" />', image),
  layout('personal-attribute', '1:36', style('a { color: {{ contact.color }} }'), style('a { color: red }')),
  words('active-content', '<script>x</script>', 'x'),
  words('active-content', '<a href=" java&#9;script:x">x</a>', '<a href="mailto:a@b.example">x</a>'),
  words('active-content', '<b ONCLICK="x">x</b>', '<b title="on">x</b>'),
  words('active-content', '<img src="data:text/html,x">', '<img alt="" src="data:image/png;base64,iVBO">'),
])

testMistakes('the whole mail', [
  footer('no-unsubscribe-link', '{{ sender.address }}', wayOut),
  footer('no-unsubscribe-link', `{{ unsubscribe_url }} {{ sender.address }}`, wayOut),
  footer(
    'no-unsubscribe-link',
    `{% if contact.a %}${wayOut}{% endif %}`,
    `{% if contact.a %}From{% endif %} ${wayOut}`,
  ),
  footer('no-postal-address', '<a href="{{ unsubscribe_url }}">Leave</a>', wayOut),
  whole('large-mail', '大'.repeat(30_000), '大'.repeat(25_000)),
  whole('liquid-syntax', '<!-- {% if event.a %} -->x{% endif %}', '<!-- {{ event.a }} -->x'),
])
