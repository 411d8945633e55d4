import type { Payload } from './payload.js'

// Forms, and what else a reader can press, open or edit.
export const forms: Payload[] = [
  {
    name: 'form-action',
    html: '<form action="http://never.test/submit"><input type=submit value=Text></form>',
    raw: 'fires',
  },
  {
    name: 'form-action-javascript',
    html: '<form action="javascript:alert(1)"><input type=submit></form>',
    raw: 'fires',
  },
  {
    name: 'form-action-button',
    html: '<form action="http://never.test/submit"><button>Text</button></form>',
    raw: 'fires',
  },
  {
    name: 'form-action-image',
    html: '<form action="http://never.test/submit"><input type=image src=http://pic.test/a.png></form>',
    raw: 'fires',
  },
  {
    name: 'form-method-dialog',
    html: '<dialog open><form method=dialog><button>Text</button></form></dialog>',
    raw: 'fires',
  },
  {
    name: 'form-post-target',
    html: '<form method=post action="http://never.test/" target=_blank><button>Text</button></form>',
    raw: 'fires',
  },
  { name: 'form-no-action', html: '<form><button>Text</button></form>', raw: 'fires' },
  {
    name: 'form-label-submits',
    html: '<form action=http://never.test/><button id=button-1 hidden>Text</button><label for=button-1>Text</label></form>',
    raw: 'fires',
  },
  {
    name: 'form-summary-button',
    html: '<form action=http://never.test/><details><summary><button>Text</button></summary></details></form>',
    raw: 'fires',
  },
  {
    name: 'button-formaction',
    html: '<form><button formaction="javascript:alert(1)">Text</button></form>',
    raw: 'fires',
  },
  {
    name: 'button-formaction-web',
    html: '<form><button formaction="http://never.test/">Text</button></form>',
    raw: 'fires',
  },
  { name: 'input-formaction', html: '<form><input type=submit formaction="javascript:alert(1)"></form>', raw: 'fires' },
  {
    name: 'input-image-formaction',
    html: '<form><input type=image src=http://pic.test/a.png formaction="javascript:alert(1)"></form>',
    raw: 'fires',
  },
  {
    name: 'button-form-attribute',
    html: '<form id=form-2 action="http://never.test/"></form><button form=form-2>Text</button>',
    raw: 'fires',
  },
  {
    name: 'button-form-attribute-formaction',
    html: '<form id=form-3></form><button form=form-3 formaction="javascript:alert(1)">Text</button>',
    raw: 'fires',
  },
  { name: 'button-alone-formaction', html: '<button formaction="javascript:alert(1)">Text</button>', raw: 'quiet' },
  { name: 'input-alone-image', html: '<input type=image src="http://never.test/input.png">', raw: 'fires' },
  {
    name: 'input-password',
    html: '<form action=http://never.test/><input name=user><input type=password name=password></form>',
    raw: 'quiet',
  },
  { name: 'isindex-action', html: '<isindex action="javascript:alert(1)" type=image>', raw: 'quiet' },
  { name: 'isindex-formaction', html: '<isindex formaction="javascript:alert(1)" type=submit>', raw: 'quiet' },
  { name: 'keygen-autofocus', html: '<keygen autofocus onfocus=alert(1)>', raw: 'quiet' },
  {
    name: 'textarea-left-open',
    html: '<form action=http://never.test/><input type=submit><textarea name=text>',
    raw: 'fires',
  },
  { name: 'select-left-open', html: '<form action=http://never.test/><select name=text><option>', raw: 'quiet' },
  { name: 'option-left-open', html: '<select><option><p>Text', raw: 'quiet' },
  { name: 'button-left-open', html: '<button formaction=http://never.test/><p>Text', raw: 'quiet' },
  {
    name: 'fieldset-form',
    html: '<form action=http://never.test/><fieldset><legend>Text</legend><button>Text</button></fieldset></form>',
    raw: 'fires',
  },
  {
    name: 'form-in-svg',
    html: '<svg><foreignObject><form action="javascript:alert(1)"><button>Text</button></form></foreignObject></svg>',
    raw: 'fires',
  },
  {
    name: 'form-rel-opener',
    html: '<form rel=opener target=_blank action=http://never.test/><button>Text</button></form>',
    raw: 'fires',
  },
  {
    name: 'popover-button',
    html: '<button popovertarget=pop-2>Text</button><div popover id=pop-2 onbeforetoggle=alert(1)>Text</div>',
    raw: 'fires',
  },
  {
    name: 'popover-show-on-hover',
    html: '<a href=#x interestfor=pop-3>Text</a><p popover=hint id=pop-3 ontoggle=alert(1)>Text</p>',
    raw: 'fires',
  },
  {
    name: 'popover-auto-style',
    html: '<p popover=auto style="background:url(http://never.test/popover.png)">Text</p>',
    raw: 'quiet',
  },
  {
    name: 'command-button',
    html: '<button command=show-modal commandfor=dialog-1>Text</button><dialog id=dialog-1 onbeforetoggle=alert(1)>Text</dialog>',
    raw: 'fires',
  },
  {
    name: 'command-custom',
    html: '<button command=--x commandfor=target-1>Text</button><p id=target-1 oncommand=alert(1)>Text</p>',
    raw: 'fires',
  },
  {
    name: 'command-toggle-popover',
    html: '<button command=toggle-popover commandfor=pop-4>Text</button><p popover id=pop-4 ontoggle=alert(1)>Text</p>',
    raw: 'fires',
  },
  { name: 'command-legacy', html: '<command onclick=alert(1) icon="javascript:alert(1)">Text</command>', raw: 'fires' },
  {
    name: 'menuitem-onclick',
    html: '<menu type=context id=menu-1><menuitem label=x onclick=alert(1)></menuitem></menu><p contextmenu=menu-1>Text</p>',
    raw: 'fires',
  },
  { name: 'dialog-open', html: '<dialog open onclick=alert(1)>Text</dialog>', raw: 'fires' },
  { name: 'dialog-closedby', html: '<dialog open closedby=any onclose=alert(1)>Text</dialog>', raw: 'fires' },
  { name: 'contenteditable-oninput', html: '<p contenteditable oninput=alert(1)>Text</p>', raw: 'fires' },
  {
    name: 'contenteditable-plaintext',
    html: '<p contenteditable=plaintext-only onbeforeinput=alert(1)>Text</p>',
    raw: 'fires',
  },
  { name: 'draggable', html: '<p draggable=true ondragstart=alert(1)>Text</p>', raw: 'fires' },
  { name: 'accesskey', html: '<a accesskey=x onclick=alert(1) href=#x>Text</a>', raw: 'fires' },
  { name: 'tabindex-link', html: '<a tabindex=1 onfocus=alert(1)>Text</a>', raw: 'fires' },
  {
    name: 'meter-in-form',
    html: '<form action=http://never.test/><meter value=1></meter><progress></progress><output></output><button>Text</button></form>',
    raw: 'fires',
  },
  {
    name: 'input-list',
    html: '<input list=list-1 onfocus=alert(1)><datalist id=list-1><option value="<img src=x onerror=alert(1)>"></datalist>',
    raw: 'fires',
  },
  { name: 'input-file', html: '<input type=file onclick=alert(1)>', raw: 'fires' },
  {
    name: 'input-hidden-popover',
    html: '<input type=hidden oncontentvisibilityautostatechange=alert(1) style="content-visibility:auto">',
    raw: 'fires',
  },
  { name: 'details-name-toggle', html: '<details name=d-1 open ontoggle=alert(1)>Text</details>', raw: 'fires' },
  { name: 'inert-parent', html: '<div inert><p onclick=alert(1)>Text</p></div>', raw: 'fires' },
  {
    name: 'geolocation-button',
    html: '<permission type=geolocation onclick=alert(1)>Text</permission><geolocation autolocate onclick=alert(1)></geolocation>',
    raw: 'fires',
  },
]
