import { describe, expect, test } from 'vitest'
import { hideLiquid } from '../../../state-machines/messages/liquid/hide-liquid.ts'
import { toPlainText } from '../../../state-machines/messages/plain-text/to-plain-text.ts'

/** The plain text of some HTML with Liquid in it. */
function textOf(html: string): string {
  const hidden = hideLiquid(html)
  return toPlainText(hidden.text, hidden)
}

const cases: readonly (readonly [what: string, html: string, text: string])[] = [
  ['paragraphs stand apart', '<h1>One</h1><p>Two\n  lines</p><div>Three</div>', 'One\n\nTwo lines\n\nThree\n'],
  ['a break ends the line, two end the paragraph', 'a<br>b<br /><br><br>c', 'a\nb\n\nc\n'],
  [
    'lists have dashes or numbers',
    '<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>',
    '- a\n- b\n\n1. c\n2. d\n',
  ],
  [
    'a list within a list goes on counting',
    '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
    '1. a\n\n- b\n\n2. c\n',
  ],
  [
    'a link in a sentence has its target in brackets',
    'See <a href="{{ links.a }}">this</a>.',
    'See this ({{ links.a }}).\n',
  ],
  [
    'a link of its own has its target behind a colon',
    '<p> <a href="{{ links.a }}"> Go on </a> </p>',
    'Go on: {{ links.a }}\n',
  ],
  [
    'a link that is alone under a condition, too',
    '{% if a %}<a href="{{ links.a }}">Go</a>{% endif %}',
    '{% if a %}Go: {{ links.a }}{% endif %}\n',
  ],
  [
    'two links on a line are a sentence',
    '<a href="{{ links.a }}">A</a> <a href="{{ links.b }}">B</a>',
    'A ({{ links.a }}) B ({{ links.b }})\n',
  ],
  [
    'a link around a picture is called as the picture',
    '<a href="{{ links.a }}"><img alt="A &amp; B" src="x"></a>',
    'A & B: {{ links.a }}\n',
  ],
  ['a link around blocks keeps its target', '<a href="{{ links.a }}"><div>Big</div></a>', 'Big\n\n{{ links.a }}\n'],
  ['a link without words says nothing', 'x <a href="{{ links.a }}"></a>y', 'x y\n'],
  [
    'a target that is its own label stands once',
    '<a href="https://x.example">https://x.example</a>',
    'https://x.example\n',
  ],
  ['a mail address needs no scheme', 'Write to <a href="mailto:a@b.example">us</a>', 'Write to us (a@b.example)\n'],
  [
    'rows are lines, and cells have a gap',
    '<table><tr><td>a</td><td> b</td></tr><tr><td>c</td><td></td></tr></table>d',
    'a  b\nc\n\nd\n',
  ],
  [
    'an empty table within a row is nothing',
    '<table><tr><td>a<table><tr><td>&nbsp;</td></tr></table></td><td>b</td></tr></table>',
    'a  b\n',
  ],
  [
    'a loop around rows repeats lines',
    '<table>{% for a in b %} <tr><td>{{ a }}</td></tr> {% endfor %}</table>',
    '{% for a in b %}{{ a }}\n{% endfor %}\n',
  ],
  [
    'styles, scripts, titles and what is hidden stay away',
    '<head><title>t</title></head><style>p > a {}</style><script>"<p>"</script><div style="display: none">h<br>i</div>x',
    'x\n',
  ],
  [
    'comments stay away, but not what stands between them',
    '<!--[if mso]><p>a</p><![endif]--><!--[if !mso]><!-->b<!--<![endif]-->',
    'b\n',
  ],
  [
    'entities are the characters they stand for',
    'A &amp;&nbsp;B &#8211; &#x4e2d; &rsquo;&eacute;&yuml; &lt;b&gt; &nosuch; &amp;lt;',
    'A & B – 中 ’éÿ <b> &nosuch; &lt;\n',
  ],
  [
    'Chinese needs no spaces',
    '<p>不想再收到，可以<a href="{{ unsubscribe_url }}">取消訂閱</a>。</p>',
    '不想再收到，可以取消訂閱 ({{ unsubscribe_url }})。\n',
  ],
  ['a sign for less is no tag', 'a < b, 3 <4 <b>c</b>', 'a < b, 3 <4 c\n'],
  ['words at the edge of a tag keep their space', 'a <b>b </b>c<i> d</i>', 'a b c d\n'],
  ['tags that are never closed do no harm', '<p>a<p>b</td></p><a href="x">c', 'a\n\nb\n\nc\n'],
]

describe('the plain text', () => {
  test.each(cases)('%s', (_what, html, text) => {
    expect(textOf(html)).toBe(text)
  })
})
