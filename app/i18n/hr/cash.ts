export const cashErrors = {
  CASH_NOT_ENOUGH:
    'U blagajni je {there} €, a blagajna ne smije biti u minusu. Ako gotovine ima više, najprije upišite uplatnicu, pa pokušajte ponovno.',
  CASH_NOT_IN_DRAWER:
    'U ladici je {there} €. Donesite gotovinu iz sefa („U ladicu“) ili upišite uplatnicu, pa pokušajte ponovno.',
  CASH_NOT_IN_SAFE:
    'Izvan ladica je {there} €. Gotovinu najprije odnesite iz ladice u sef ili upišite uplatnicu, pa pokušajte ponovno.',
  CASH_AMOUNT_ZERO: 'Upišite iznos veći od nule.',
  CASH_PERIOD_INVALID: 'Razdoblje ima najviše godinu dana, a prvi dan je prije zadnjega.',
  CASH_ENTRY_NOT_FOUND: 'Taj zapis u blagajničkom dnevniku ne postoji.',
  CASH_ENTRY_CORRECTED: 'Taj je zapis već storniran. Otvorite dnevnik ponovno pa pogledajte novi zapis.',
  CASH_ENTRY_FIXED: 'Storniraju se samo uplatnice i isplatnice. Račun se ispravlja stornom računa, a prebrojano novim brojanjem.',
  CASH_TAXPAYER_DOCUMENT:
    'Između poreznih obveznika gotovinom se smije platiti najviše {limit} €. Odaberite drugi način plaćanja.',
  CASH_TAXPAYER_PAID:
    'Po jednom računu tvrtka gotovinom smije platiti najviše {limit} €. Već je platila {paid} €, pa može još {left} €. Ostatak neka plati na račun.',
  SHIFT_OPEN_ALREADY: 'Smjena na ovom uređaju već je otvorena. Osvježite stranicu.',
  SHIFT_NOT_OPEN: 'Smjena na ovom uređaju nije otvorena. Osvježite stranicu pa je otvorite.',
  SHIFT_NOT_FOUND: 'Taj Z-izvještaj ne postoji.',
  SHIFT_FLOAT_UNEXPLAINED:
    'Dnevnik ne zna za {amount} € od prebrojanog. Upišite odakle je ta gotovina; upisat će se kao uplatnica.',
  SHIFT_DIFFERENCE_UNEXPLAINED:
    'U ladici treba biti {expected} €, razlika je {difference} €. Prebrojite ponovno ili upišite razlog.',
  SHIFT_LEFT_TOO_MUCH: 'U ladici ne može ostati više nego što je prebrojano.',
  SHIFT_PIECES_DIFFER: 'Zbroj novčanica i kovanica nije jednak prebrojanom iznosu. Provjerite komade.',
};
