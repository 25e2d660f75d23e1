/* Everything works without this file. */
(() => {
  'use strict';
  const page = document;

  /* 1. Leave: blank the screen at once (a slow line keeps the old page up for seconds), then replace this entry of
     the history. By a click, or by Shift three times; not by Esc, which would stop the new page from loading. */
  const exits = page.querySelectorAll('[data-exit]');
  let presses = 0;
  let pause;
  const forget = () => { presses = 0; };
  const leave = (event) => {
    if (event) event.preventDefault();
    page.documentElement.classList.add('gone');
    page.title = '\u2026';
    location.replace(exits[0].href);
  };
  if (exits.length) {
    exits.forEach((link) => link.addEventListener('click', leave));
    page.addEventListener('keyup', (event) => {
      clearTimeout(pause);
      presses = event.key === 'Shift' ? presses + 1 : 0;
      pause = setTimeout(forget, 5000);
      if (presses > 2) leave();
    });
    page.addEventListener('pointerdown', forget);
    addEventListener('pageshow', () => page.documentElement.classList.remove('gone'));
  }

  /* 2. Paper: a button where it can do something; what waits behind a line is printed too. */
  page.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });
  addEventListener('beforeprint', () => {
    page.querySelectorAll('.orig,.wording').forEach((part) => { part.open = true; });
  });

  /* 3. Filters: on a wide screen and a fast line, results follow as boxes are ticked. */
  const line = navigator.connection || {};
  const wide = matchMedia('(min-width:60rem)');
  const slow = line.saveData || /2g/.test(line.effectiveType || '');
  if (!page.getElementById('f') || !window.fetch || !window.AbortController || slow) return;

  const here = () => location.pathname + location.search;
  let shown = here();
  let request;

  const address = (form) => {
    const query = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (value) query.append(name, value); });
    const words = query.toString();
    return location.pathname + (words ? '?' + words : '');
  };

  /* What the visitor is at: found again by name and value once the page around it is new. */
  const place = () => {
    const field = page.activeElement;
    if (!field || !field.name) return () => {};
    const box = field.type === 'checkbox';
    const same = (other) => other.name === field.name && (!box || other.value === field.value);
    return () => {
      const found = Array.from(page.querySelectorAll('input,select')).find(same);
      if (!found) return;
      if (field.type === 'search' && field.value !== field.defaultValue) found.value = field.value;
      found.focus({ preventScroll: true });
    };
  };

  const swap = (fresh) => {
    const back = place();
    const open = page.querySelector('.filters').open;
    for (const part of ['main', '.lang']) page.querySelector(part).replaceWith(fresh.querySelector(part));
    page.querySelector('.filters').open = open;
    page.title = fresh.title;
    back();
    page.getElementById('status').textContent = page.getElementById('found').textContent;
  };

  const load = (url, push) => {
    if (request) request.abort();
    const mine = request = new AbortController();
    fetch(url, { signal: mine.signal }).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then((text) => {
      if (mine.signal.aborted) return;
      const fresh = new DOMParser().parseFromString(text, 'text/html');
      if (push) history.pushState(null, '', url);
      shown = here();
      swap(fresh);
    }).catch((error) => { if (error.name !== 'AbortError') location.assign(url); });
  };

  page.addEventListener('change', (event) => {
    const form = event.target.form;
    if (form && form.id === 'f' && event.target.type !== 'search' && wide.matches) load(address(form), true);
  });
  /* A jump within the page is no change of the filters. */
  addEventListener('popstate', () => { if (here() !== shown) load(here(), false); });
})();
