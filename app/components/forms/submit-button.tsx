import { Button, type ButtonProps } from '#app/components/ui/button.tsx';

/** The button that Ctrl+Enter presses; the first of a form unless another has `data-ctrl-enter`. */
export function SubmitButton({ pending, variant = 'primary', ...rest }: ButtonProps) {
  return (
    <Button type="submit" variant={variant} pending={pending} aria-keyshortcuts="Control+Enter" data-ctrl-enter="" {...rest} />
  );
}
