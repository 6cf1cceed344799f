import type { onboarding as source } from '#app/i18n/hr/onboarding.ts';

export const onboarding: typeof source = {
  steps: 'Steps of setting up',
  title: 'New company',
  'step.kind': 'Kind',
  'step.data': 'Data',
  'step.premises': 'Premises',

  'kind.title': 'What kind of business is it?',
  'kind.intro': 'This decides what an invoice must say. You can change it later in settings.',
  'kind.legend': 'Kind of business',
  'kind.pausalni_obrt': 'Lump-sum trade (paušalni obrt)',
  'kind.pausalni_obrt.hint': 'A yearly lump-sum tax, no VAT.',
  'kind.obrt_dohodak': 'Trade taxed on income (obrt)',
  'kind.obrt_dohodak.hint': 'Books of income and costs, outside the VAT system.',
  'kind.obrt_pdv': 'Trade in the VAT system (obrt)',
  'kind.obrt_pdv.hint': 'A trade that charges VAT on its invoices.',
  'kind.jdoo': 'j.d.o.o.',
  'kind.jdoo.hint': 'Simple limited liability company.',
  'kind.doo': 'd.o.o.',
  'kind.doo.hint': 'Limited liability company.',

  'data.title': 'Company data',
  'data.intro': 'As it will stand on your invoices.',
  'premises.title': 'First business premises',
  'premises.intro': 'Copy the marks from ePorezna and your internal act. An invoice number looks like this: {example}.',
  'premises.place': 'Business premises',
  'premises.operator': 'Who issues invoices',
  'premises.operatorIntro': 'You can add more operators later.',
  'premises.defaultName': 'Head office',
  'premises.submit': 'Open the company',
  'created.flash': '{name} is ready.',
};
