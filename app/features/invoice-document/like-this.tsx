import { Form } from '@remix-run/react';
import { Button, type ButtonProps } from '#app/components/ui/button.tsx';

/** The button that begins a new draft like a document. A form of its own, since it makes something. */
export const LikeThis = ({ base, id, ...button }: ButtonProps & { base: string; id: string }) => (
  <Form method="post" action={`${base}/racuni/novi`} className="contents">
    <Button type="submit" name="kao" value={id} {...button} />
  </Form>
);
