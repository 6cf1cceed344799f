export { addCertificate } from './commands/add-certificate.ts';
export { addMockCertificate } from './commands/add-mock-certificate.ts';
export { deliverDue } from './commands/deliver-due.ts';
export { removeCertificate } from './commands/remove-certificate.ts';
export { resumeSubmission } from './commands/resume-submission.ts';
export { submitInline } from './commands/submit-inline.ts';
export type { CertificateRow } from './credential.ts';
export { prepareSubmission, requireCertificate } from './prepare-submission.ts';
export { listCertificates } from './queries/list-certificates.ts';
