/** Google's client, its Gmail part only: the whole of it would load hundreds of interfaces. Loaded at its first use. */
export const loadGmail = () => import('googleapis/build/src/apis/gmail/index.js');
