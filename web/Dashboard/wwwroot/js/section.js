export const show = anchor => document.getElementById(anchor).scrollIntoView();
