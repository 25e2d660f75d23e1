/* Shows each text in its original language beside one other. Without this script all languages stand there. */
'use strict';

document.addEventListener('DOMContentLoaded', () => {
  const bar = document.querySelector('[data-languages]');
  if (!bar) return;
  const choice = document.getElementById('id_original_language');
  const remembered = document.querySelector('[data-beside-field]');
  const buttons = [...bar.querySelectorAll('button[data-language]')];
  const groups = [...document.querySelectorAll('[data-texts]')];
  let beside = bar.dataset.beside;

  // A language that the site does not have is written in the boxes of the organisation's own.
  const original = () => {
    if (!choice || !choice.value) return bar.dataset.original;
    return buttons.some((button) => button.dataset.language === choice.value) ? choice.value : 'own';
  };
  const box = (group, language) => group.querySelector(`.text[data-language="${language}"]`);

  // A language other than the original: French beside English, English beside all others.
  function partner() {
    const usual = original() === 'en' ? 'fr' : 'en';
    return beside === original() ? usual : beside;
  }

  function isWritten(group, language) {
    const part = box(group, language);
    const field = part && part.querySelector('textarea, input');
    const shown = part && part.querySelector('.readonly');
    const text = field ? field.value : shown ? shown.textContent : '';
    return !['', '-', '–'].includes(text.trim());
  }

  // How many of the answers that exist are written: “3/4”. A name is normally not translated and does not count.
  function drawCount(button) {
    const answers = groups.filter((group) => group.dataset.texts !== 'name' && isWritten(group, original()));
    const written = answers.filter((group) => isWritten(group, button.dataset.language)).length;
    const isComplete = answers.length > 0 && written === answers.length && !('wantsWork' in button.dataset);
    const count = answers.length ? `${written}/${answers.length}` : '';
    button.querySelector('[data-written]').textContent = isComplete ? `${count} ✓` : count;
    button.classList.toggle('complete', isComplete);
  }

  function drawButtons() {
    buttons.forEach((button) => {
      button.hidden = button.dataset.language === original();
      button.setAttribute('aria-pressed', String(button.dataset.language === beside));
      drawCount(button);
    });
    bar.querySelectorAll('[data-approve]').forEach((line) => {
      line.hidden = line.dataset.approve !== beside;
    });
    const own = buttons.find((button) => button.dataset.language === original());
    const name = bar.querySelector('[data-original-name]');
    name.textContent = own ? own.querySelector('[data-name]').textContent : choice ? choice.selectedOptions[0].textContent : name.textContent;
    name.lang = own ? original() : '';
  }

  function drawTexts() {
    groups.forEach((group) => {
      group.querySelectorAll('.text').forEach((part) => {
        const language = part.dataset.language;
        const isOriginal = language === original();
        const hasError = part.classList.contains('errors');
        part.hidden = !isOriginal && language !== beside && !hasError;
        part.dataset.side = isOriginal ? 'original' : language === beside ? 'beside' : '';
        part.querySelector('[data-is-original]').hidden = !isOriginal;
      });
    });
  }

  function draw() {
    beside = partner();
    if (remembered) remembered.value = beside;
    drawButtons();
    drawTexts();
  }

  buttons.forEach((button) => button.addEventListener('click', () => {
    beside = button.dataset.language;
    draw();
  }));
  if (choice) choice.addEventListener('change', draw);
  groups.forEach((group) => group.addEventListener('input', drawButtons));
  bar.hidden = false;
  draw();
});
