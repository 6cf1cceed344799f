export { type AttachedFile, attachedFiles, attachedTo } from './attached.ts';
export { addAttachment } from './commands/add-attachment.ts';
export { removeAttachment } from './commands/remove-attachment.ts';
export { listAttachments } from './queries/list-attachments.ts';
