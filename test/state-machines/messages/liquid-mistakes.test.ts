import { shop } from './sample-message.ts'
import { type Mistake, testMistakes } from './told.ts'

/** The words stand in line 4, behind the nine characters of `<mj-text>`. */
const words = (code: string, at: string, wrong: string, right: string): Mistake => [
  code,
  `en.mjml:${at}`,
  { column: `${shop}\n<mj-text>${wrong}</mj-text>` },
  { column: `${shop}\n<mj-text>${right}</mj-text>` },
]

const list = '{% for one in event.list %}{{ one }}{% endfor %}'
const nested = (levels: number) => '{% if event.a %}'.repeat(levels) + '{% endif %}'.repeat(levels)
const tooMuch = '{{ event.name }}'.repeat(12_500)

testMistakes('the Liquid of a message', [
  words('liquid-syntax', '5:5', 'Hi\n&#9;{{ contact.name', 'Hi\n&#9;{{ contact.name }}'),
  words('liquid-syntax', '4:13', 'Hi {% if event.a %}x', 'Hi {% if event.a %}x{% endif %}'),
  words('liquid-syntax', '4:10', '{% for one of event.list %}{% endfor %}', list),
  words('liquid-syntax', '4:13', '{{ }} x', '{{ event.x }} x'),
  words('liquid-syntax', '4:810', nested(20_000 / 4), nested(50)),
  words('liquid-syntax', '4:199914', tooMuch, 'x'),
  words('unknown-filter', '4:26', '{{ event.name | upcased }}', '{{ event.name | upcase }}'),
  words(
    'unknown-filter',
    '4:39',
    '{% assign big = event.name | raw %}{{ big }}',
    '{% assign big = event.name %}{{ big }}',
  ),
  words('unknown-filter', '4:29', '{% if event.list | sort %}x{% endif %}', '{% if event.list | first %}x{% endif %}'),
  words(
    'unknown-filter',
    '4:45',
    '{{ event.name | default: "a | b" | json }}',
    '{{ event.name | default: "a | json" }}',
  ),
  words('forbidden-tag', '4:10', "{% include 'other' %}", '{% comment %}other{% endcomment %}'),
  words('forbidden-tag', '4:10', '{% capture a %}x{% endcapture %}'.slice(0, 15), '{% assign a = "x" %}{{ a }}'),
  words('forbidden-tag', '4:10', '{% esle %}', '{% if event.a %}{% else %}{% endif %}'),
  words('unknown-variable', '4:13', '{{ contcat.name }}', '{{ contact.name }}'),
  words('unknown-variable', '4:61', `${list}{{ one }}`, list),
  words('unknown-variable', '4:13', '{{ sender.email }}', '{{ sender.name }}'),
  words('unknown-variable', '4:35', '{{ event.name | default: nobody }}', '{{ event.name | default: contact.name }}'),
  words('unknown-link', '4:22', '<a href="{{ links.sohp }}">x</a>', '<a href="{{ links.shop }}">x</a>'),
  words('unknown-link', '4:13', '{{ links }}', '{{ links.shop }}'),
  words('unknown-variable', '4:13', '{{ sender }}', '{{ sender.name }}'),
  words('escaped-twice', '4:26', '{{ event.name | escape }}', '{{ event.name }}'),
  words('escaped-twice', '4:26', '{{ event.name | url_encode }}', '{{ event.name }}'),
  words('clock-in-message', '4:13', '{{ "now" | date: "%Y" }}', '{{ event.at | date: "%Y" }}'),
])
