import type { auth as source } from '#app/i18n/hr/auth.ts';

export const auth: typeof source = {
  tagline: 'Invoices, fiscalization and archive in one place.',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 10 characters. A few words are the easiest to remember.',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  name: 'Full name',
  code: 'Code from the message',
  codeHint: 'Six digits. The code is valid for 10 minutes.',

  'login.title': 'Sign in',
  'login.submit': 'Sign in',
  'login.forgot': 'Forgot your password?',
  'login.noAccount': 'No account yet?',
  'login.register': 'Sign up',

  'register.title': 'Open an account',
  'register.intro': 'We send you a code to confirm your e-mail. The company comes in the next step.',
  'register.submit': 'Continue',
  'register.haveAccount': 'Already have an account?',
  'register.login': 'Sign in',

  'verify.title': 'Confirm your address',
  'verify.intro': 'We have sent a message to {email}. Enter the code from it.',
  'verify.submit': 'Confirm',
  'verify.missing': 'No message? Look into your spam folder or ask for a new code.',
  'verify.resend': 'Send a new code',
  'verify.resent': 'If the address is right, a new code is on its way. The old one no longer works.',
  'verify.otherAddress': 'Wrong address?',
  'verify.startAgain': 'Sign up again',
  'verify.lost': 'To confirm your address, sign in with e-mail and password. We will send you a new code at once.',

  'forgot.title': 'Forgotten password',
  'forgot.intro': 'Enter the e-mail address that you sign in with and we will send you a code for a new password.',
  'forgot.submit': 'Send the code',
  'forgot.back': 'Back to sign-in',

  'reset.title': 'New password',
  'reset.intro': 'If there is an account with that address, the code has just been sent.',
  'reset.submit': 'Save password and sign in',
  'reset.noCode': 'Did not get a code?',
  'reset.again': 'Ask for a new one',
  'reset.done': 'Your password was changed and all other devices were signed out.',

  signedOut: 'You are signed out.',
};
