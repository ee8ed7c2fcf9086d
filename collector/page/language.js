/**
 * On the first page alone: leads to the browser's own language where there is one, and stays where English was chosen by its link.
 * Without scripts the links do the same. Nothing is stored.
 */
const tags = (document.currentScript?.dataset.tags ?? '').split(' ');
const base = (tag) => tag.toLowerCase().split('-')[0];
const wanted = navigator.languages.map((tag) => tags.find((known) => base(known) === base(tag))).find(Boolean);
if (wanted && wanted !== 'en' && location.hash !== '#en') location.replace(`${wanted}/index.html`);
