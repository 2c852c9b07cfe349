// Pages are drawn on the phone unless a page says otherwise; those prerendered carry words and frame, no one's data.
export const ssr = false;
export const prerender = false;
