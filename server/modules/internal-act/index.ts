export { adoptInternalAct } from './adopt.ts';
export { getCustomerNoticePdf, getInternalAct, getInternalActPdf } from './queries.ts';
