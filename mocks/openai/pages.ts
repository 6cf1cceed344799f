import { Router } from 'express';

import { drawnDocuments } from './fixtures/draw.ts';

/** Sample documents to try the reading with. The vendor has no such page; it is here because only these files are truly read. */
export function openaiPages(): Router {
  const router = Router();
  router.get('/primjeri', (_request, response) => {
    const items = drawnDocuments().map(
      ({ filename, sample }) => `<li><a href="primjeri/${filename}" download>${filename}</a> – ${sample.means}</li>`,
    );
    response
      .type('html')
      .send(
        `<!doctype html><html lang="hr"><meta charset="utf-8"><title>Primjeri računa</title><h1>Primjeri računa</h1><ul>${items.join('')}</ul></html>`,
      );
  });
  router.get('/primjeri/:filename', (request, response) => {
    const found = drawnDocuments().find(({ filename }) => filename === request.params.filename);
    if (found === undefined) return void response.status(404).type('text').send('Nema takvog primjera.');
    response.type(found.contentType).send(found.bytes);
  });
  return router;
}
