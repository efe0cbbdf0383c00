/**
 * The script of `/t.js`, for a company's own pages. It keeps nothing in the browser and has no name for it until
 * `nurture.consent(true)` (or `data-consent="given"` on its tag); without an answer it waits with what it saw until the
 * page is left (not merely hidden: they may come back and agree), and sends it without a name. It follows pages that change without loading (the history API, or routes
 * behind `#/`), but with `data-follow="no"`; `nurture.view()` tells of one that neither shows. Who ticks the box for
 * tracking on a form of ours has answered too, unless the page's own question was refused. No `eval`, no styles, no
 * markup but the forms that a page asks for, so it runs under a strict CSP that lets its origin into `script-src`,
 * `connect-src` and `form-action`. Pages of ours have it as well, see `withSnippet`.
 */
export const SNIPPET = `(function (w, d) {
  var tag = d.currentScript, key = 'nurture', here = w.location;
  if (!tag || w.nurture) return;
  var base = tag.src.replace(/t\\.js([?#].*)?$/, '');
  var hex = function () {
    return Array.from(w.crypto.getRandomValues(new Uint8Array(16)), function (b) { return (b + 256).toString(16).slice(1); }).join('');
  };
  var keep = function (value) {
    try {
      if (value === undefined) return w.localStorage.getItem(key);
      if (value) w.localStorage.setItem(key, value); else w.localStorage.removeItem(key);
    } catch (e) { return null; }
  };
  var visitor = keep(), decided = !!visitor, queue = [], timer;
  var url = new URL(here.href), proof = url.searchParams.get(key);
  if (proof) {
    url.searchParams.delete(key);
    w.history.replaceState(w.history.state, '', url.href);
  }
  function flush() {
    clearTimeout(timer);
    if (!queue.length) return;
    var now = Date.now();
    var events = queue.splice(0, 20).map(function (e) { e.ago = now - e.ago; return e; });
    w.fetch(base + 't', {
      method: 'POST', keepalive: true, credentials: 'omit', headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ visitor: visitor, proof: visitor && proof, events: events })
    }).then(function (r) { return r.ok ? r.json() : {}; }).then(function (a) { if (a.forget) consent(false); }).catch(function () {});
    if (visitor) proof = null;
    if (queue.length) flush();
  }
  function add(type, more) {
    queue.push(Object.assign({ id: hex(), type: type, url: here.href, ago: Date.now() }, more));
    clearTimeout(timer);
    if (decided) timer = setTimeout(flush, 200);
  }
  function consent(yes, name) {
    decided = true;
    visitor = yes ? name || visitor || hex() : null;
    keep(visitor);
    flush();
  }
  var last, place = function () { return here.href.replace(/#(?![\\/!]).*/, ''); };
  function view() {
    var from = last;
    last = place();
    if (from === last) return;
    add('page.viewed', { url: url ? url.href : here.href, title: d.title, referrer: from || d.referrer });
    url = null;
  }
  function follow() {
    setTimeout(function () {
      if (place() === last) return;
      read(true);
      view();
      begin();
    }, 50);
  }
  w.nurture = {
    consent: function (yes) { consent(yes); }, view: view,
    track: function (type, properties) { add(type, { properties: properties }); }
  };
  if (tag.dataset.consent === 'given' && !decided) { decided = true; visitor = hex(); keep(visitor); }
  if (tag.dataset.view === 'no') last = place(); else view();

  var near = function (e, what) { return e.target && e.target.closest && e.target.closest(what); };
  var ours = function (address) { return address.indexOf(base) === 0; };
  d.addEventListener('click', function (e) {
    var cta = near(e, '[data-nurture-cta]'), link = near(e, 'a[href]');
    if (cta) add('cta.clicked', { cta: cta.dataset.nurtureCta });
    if (link && visitor && ours(link.href)) { var to = new URL(link.href); to.searchParams.set('visitor', visitor); link.href = to.href; }
    if ((cta || link) && decided) flush();
  }, true);
  d.addEventListener('submit', function (e) {
    var form = e.target, action = form.getAttribute('action') || '', name = form.dataset.nurtureForm;
    if (ours(new URL(action, here.href).href)) {
      var field = form.querySelector('input[name=visitor]'), tick = form.querySelector('input[name=consentTracking]');
      if (tick && tick.checked && (visitor || !decided)) consent(true, field && /^[0-9a-f]{32}$/.test(field.value) && field.value);
      if (!visitor) return;
      field = field || form.appendChild(d.createElement('input'));
      field.type = 'hidden'; field.name = 'visitor'; field.value = visitor;
    } else if (name) add('form.submitted', { form: name });
    if (decided) flush();
  }, true);

  var article, depth = 0, seconds = 0, told = false, since;
  function look() {
    var box = article.getBoundingClientRect();
    if (box.height) depth = Math.max(depth, Math.min(100, 100 * (w.innerHeight - box.top) / box.height));
  }
  function read(gone) {
    if (since) seconds += (Date.now() - since) / 1000;
    since = 0;
    if (article && !told && (gone || seconds >= 5)) {
      told = true;
      add('content.read', { content: article.dataset.nurtureArticle, url: last, seconds: seconds, depth: depth });
    }
  }
  var seen = w.IntersectionObserver && new IntersectionObserver(function (list) {
    list.forEach(function (one) {
      if (!one.isIntersecting) return;
      seen.unobserve(one.target);
      add('cta.viewed', { cta: one.target.dataset.nurtureCta });
    });
  }, { threshold: 0.5 });
  function begin() {
    depth = seconds = 0;
    told = false;
    article = d.querySelector('[data-nurture-article],article');
    if (article) look();
    if (d.visibilityState !== 'hidden') since = Date.now();
    if (seen) d.querySelectorAll('[data-nurture-cta]').forEach(function (one) { seen.observe(one); });
  }
  function ready() {
    begin();
    w.addEventListener('scroll', function () { if (article) look(); }, { passive: true });
    d.addEventListener('visibilitychange', function () {
      if (d.visibilityState === 'hidden') { read(); if (decided) flush(); } else since = Date.now();
    });
    w.addEventListener('pagehide', function () { read(true); flush(); });
    if (tag.dataset.follow !== 'no') {
      var push = w.history.pushState;
      w.history.pushState = function () { push.apply(this, arguments); follow(); };
      w.addEventListener('popstate', follow);
      w.addEventListener('hashchange', follow);
    }
    d.querySelectorAll('[data-nurture-page]').forEach(function (place) {
      w.fetch(base + 'p/' + encodeURIComponent(place.dataset.nurturePage) + '/form' + here.search, { credentials: 'omit' })
        .then(function (r) { return r.ok ? r.text() : ''; })
        .then(function (html) { place.innerHTML = html; }).catch(function () {});
    });
  }
  if (d.readyState === 'loading') d.addEventListener('DOMContentLoaded', ready); else ready();
})(window, document);
`;

/**
 * A page of ours with the snippet in it, so that it counts as a visit; `isAgain` for one that was counted when it was
 * first shown, and stands there once more with what is wrong in its form. A page without a body stays as it is.
 */
export function withSnippet(html: string, isAgain: boolean): string {
  const end = html.toLowerCase().lastIndexOf('</body>');
  const tag = `<script src="/t.js" data-follow="no"${isAgain ? ' data-view="no"' : ''} defer></script>`;
  return end < 0 ? html : `${html.slice(0, end)}${tag}${html.slice(end)}`;
}
