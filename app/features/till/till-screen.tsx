import { useNavigate } from '@remix-run/react';
import clsx from 'clsx';
import { ChevronLeft, ShoppingBasket } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { callTill } from '#app/features/till/call-till.ts';
import { CartPanel, type CartOverlay } from '#app/features/till/cart-panel.tsx';
import { cartAfter, cartTotals, emptyCart, newId, quantityBefore } from '#app/features/till/cart.ts';
import { ProductTiles } from '#app/features/till/product-tiles.tsx';
import { ReceiptPanel } from '#app/features/till/receipt-panel.tsx';
import { SignOn } from '#app/features/till/sign-on.tsx';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { TillBar } from '#app/features/till/till-bar.tsx';
import { useCatalog } from '#app/features/till/use-catalog.ts';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import { useKeptCart } from '#app/features/till/use-kept-cart.ts';
import { type Payment, useSelling } from '#app/features/till/use-selling.ts';
import { useTillKeys } from '#app/features/till/use-till-keys.ts';
import { useWaiting } from '#app/features/till/use-waiting.ts';
import { formatDecimal, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { TillCatalog } from '#server/contracts/till-sale.ts';
import type { TillDeviceDto, TillDto } from '#server/contracts/till.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { TillProduct } from '#server/domain/till/till-line.ts';

const PayDialog = lazy(() => import('#app/features/till/pay-dialog.tsx').then((module) => ({ default: module.PayDialog })));
const LineDialog = lazy(() => import('#app/features/till/line-dialog.tsx').then((module) => ({ default: module.LineDialog })));
const BuyerDialog = lazy(() => import('#app/features/till/buyer-dialog.tsx').then((module) => ({ default: module.BuyerDialog })));
const DiscountDialog = lazy(() =>
  import('#app/features/till/discount-dialog.tsx').then((module) => ({ default: module.DiscountDialog })),
);
const CancelDialog = lazy(() =>
  import('#app/features/till/cancel-dialog.tsx').then((module) => ({ default: module.CancelDialog })),
);
const ReceiptsDialog = lazy(() =>
  import('#app/features/till/receipts-dialog.tsx').then((module) => ({ default: module.ReceiptsDialog })),
);

interface TillScreenProps {
  slug: string;
  till: TillDto & { readonly device: TillDeviceDto };
  catalog: TillCatalog;
}

/** The till of one device: tiles to the left, the sale or the receipt it became to the right; on a phone one after the other. */
export function TillScreen({ slug, till, catalog: initial }: TillScreenProps) {
  const t = useT();
  const say = useErrorText();
  const navigate = useNavigate();
  const base = inCompany(slug, 'blagajna');
  const path = `${base}/poziv`;
  const { device } = till;
  const isHydrated = useHydrated();
  const [operator, setOperator] = useState(till.operator);
  const [search, setSearch] = useState('');
  const [quantity, setQuantity] = useState('');
  const [overlay, setOverlay] = useState<CartOverlay | 'receipts' | 'cancel' | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [showsCart, setShowsCart] = useState(false);
  const [isFresh, setFresh] = useState(true);
  const searchBox = useRef<HTMLInputElement>(null);
  const { catalog, setCatalog, products } = useCatalog(path, device.id, initial, quantityBefore(search).rest);
  const [cart, dispatch] = useKeptCart(device.id);
  const totals = useMemo(() => cartTotals(cart, catalog), [cart, catalog]);
  const { waiting, look } = useWaiting(path, device.id, operator !== null);

  const onSold = useCallback(() => {
    dispatch({ do: 'replace', cart: emptyCart(newId()) });
    setFresh(true);
    setError(null);
    setShowsCart(true);
    look();
  }, [dispatch, look]);
  const onRefused = useCallback(
    (refused: ErrorBody) => {
      if (refused.code === 'TILL_LOCKED') setOperator(null);
      setError(refused);
      setShowsCart(true);
      if (refused.code !== 'TILL_TOTAL_CHANGED') return;
      // Prices of another day: the lines take today's, so that the next attempt is about those.
      void callTill(path, 'products', { deviceId: device.id }).then((reply) => {
        if (reply.ok !== true) return;
        setCatalog(reply.value);
        dispatch({ do: 'prices', products: reply.value.products });
      });
    },
    [path, device.id, dispatch, setCatalog],
  );
  const selling = useSelling({ path, deviceId: device.id, onSold, onRefused });
  const { phase, sold, show } = selling;
  const isBusy = phase !== 'idle';

  const add = (product: TillProduct, times = quantity): void => {
    if (isBusy) return;
    show(null);
    setError(null);
    const action = { do: 'add', product, quantity: countOf(times), lineId: newId() } as const;
    dispatch(action);
    setQuantity('');
    const after = decimalFromMinor(cartTotals(cartAfter(cart, action), catalog).totalMinor);
    announce(t('till.added', { quantity: formatDecimal(action.quantity), name: product.name, total: formatMoney(after) }));
  };
  const payWith = (payments: readonly Payment[], changeDue: string): void => {
    setOverlay(null);
    setError(null);
    void selling.pay(cart, payments, changeDue);
  };
  const payAll = (method: 'cash' | 'card'): void => payWith([{ method, amount: decimalFromMinor(totals.totalMinor) }], '');
  const next = (): void => {
    show(null);
    setShowsCart(false);
  };
  const clear = (): void => {
    dispatch({ do: 'replace', cart: emptyCart(newId()) });
    setError(null);
    announce(t('till.cleared'));
  };
  const signOn = async (operatorId: string, pin: string): Promise<ErrorBody | null> => {
    const reply = await callTill(path, 'switchOperator', { deviceId: device.id, operatorId, pin });
    if (reply.ok === null) return { code: 'INTERNAL', params: {}, issues: [], requestId: '' };
    if (!reply.ok) return reply.error;
    setOperator(reply.value);
    setError(null);
    announce(t('till.signedOn', { name: reply.value.name }));
    return null;
  };
  const lock = (): void => {
    setOperator(null);
    show(null);
    void callTill(path, 'lock', { deviceId: device.id });
  };
  const showReceipt = (receipt: SoldReceipt): void => {
    setOverlay(null);
    setFresh(false);
    show(receipt);
    setShowsCart(true);
  };

  const cancelled = (storno: SoldReceipt): void => {
    setOverlay(null);
    setFresh(true);
    void selling.issued(storno);
  };

  useTillKeys(
    {
      onDigit: (digit) => setQuantity((now) => nextQuantity(now, digit)),
      onLetter: (letter) => {
        setSearch(letter);
        searchBox.current?.focus();
      },
      onPay: () => (cart.lines.length > 0 && !isBusy ? setOverlay('pay') : undefined),
      onPayAll: (method) => (cart.lines.length > 0 && !isBusy ? payAll(method) : undefined),
      onBack: () => (quantity === '' ? next() : setQuantity('')),
      onMove: (by) => dispatch({ do: 'move', by }),
      onStep: (by) => (cart.selectedId === null ? undefined : dispatch({ do: 'step', lineId: cart.selectedId, by })),
      onRemove: () => (cart.selectedId === null ? undefined : dispatch({ do: 'remove', lineId: cart.selectedId })),
    },
    operator !== null,
  );
  const searchKeys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      setSearch('');
      event.currentTarget.blur();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = products;
      if (search.trim() === '') return event.currentTarget.blur();
      if (first === undefined) return;
      add(first, quantityBefore(search).quantity ?? quantity);
      setSearch('');
      // The next Enter pays, the next letter searches again.
      event.currentTarget.blur();
    }
  };

  const edited = typeof overlay === 'object' && overlay !== null ? cart.lines.find(({ id }) => id === overlay.line) : undefined;
  return (
    <main
      id="content"
      tabIndex={-1}
      data-till={isHydrated ? 'ready' : undefined}
      className="flex h-[calc(100dvh-var(--band))] flex-col outline-none print:block print:h-auto"
    >
      <TillBar
        {...{ slug, device, operator, waiting }}
        devices={till.devices}
        onDevice={(id) => navigate(`${base}?uredaj=${id}`)}
        onReceipts={() => setOverlay('receipts')}
        onLock={lock}
      />
      <noscript>
        <p className="p-4">{t('till.needsScripts')}</p>
      </noscript>
      {operator === null ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <SignOn slug={slug} operators={till.operators} onSignOn={signOn} />
        </div>
      ) : (
        <div className="flex min-h-0 flex-1 print:block">
          <div className={clsx('flex min-h-0 min-w-0 flex-1 flex-col print:hidden', showsCart && 'max-md:hidden')}>
            <div className="flex items-center gap-2 p-2">
              <SearchInput
                ref={searchBox}
                label={t('till.search')}
                name=""
                autoComplete="off"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
                onKeyDown={searchKeys}
                title={t('till.searchHint')}
                className="max-w-none!"
              />
              {quantity === '' ? null : (
                <span className="tabular text-lg font-semibold whitespace-nowrap" aria-live="polite">
                  {t('till.quantityNext', { quantity: formatDecimal(quantity.replace(/\.$/, '')) })}
                </span>
              )}
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto px-1 pb-2">
              {catalog.products.length === 0 ? (
                <EmptyState
                  icon={ShoppingBasket}
                  title={t('till.noProducts')}
                  action={
                    <ButtonLink to={inCompany(slug, 'artikli/novi')} variant="primary">
                      {t('till.addProduct')}
                    </ButtonLink>
                  }
                >
                  {t('till.noProductsDetail')}
                </EmptyState>
              ) : products.length === 0 ? (
                <p className="p-6 text-center text-muted">{t('till.nothingFound', { search: quantityBefore(search).rest })}</p>
              ) : (
                <ProductTiles products={products} onAdd={add} />
              )}
            </div>
            <Button
              variant="primary"
              className="m-2 h-14! justify-between! px-4! text-lg! md:hidden!"
              onClick={() => setShowsCart(true)}
            >
              <span>{t('till.lines', { count: cart.lines.length })}</span>
              <span className="tabular">{formatMoney(decimalFromMinor(totals.totalMinor))}</span>
            </Button>
          </div>
          <div
            className={clsx(
              'flex min-h-0 flex-col bg-surface max-md:flex-1 md:w-[384px] md:border-l print:block print:w-auto print:border-0',
              !showsCart && 'max-md:hidden',
            )}
          >
            <Button variant="ghost" icon={ChevronLeft} className="m-1 h-10! self-start md:hidden! print:hidden" onClick={next}>
              {t('till.tiles')}
            </Button>
            {sold === null ? (
              <CartPanel {...{ cart, totals, dispatch }} busy={isBusy} onOpen={setOverlay} onPayAll={payAll} onClear={clear}>
                {phase === 'offline' || phase === 'signed_out' ? (
                  <Banner tone="warn" alert title={t(phase === 'offline' ? 'till.offline' : 'till.signedOut')} />
                ) : null}
                {error === null ? null : <Banner tone="err" alert title={say(error)} />}
              </CartPanel>
            ) : (
              <ReceiptPanel sold={sold} base={inCompany(slug, 'racuni')} isFresh={isFresh} onNext={next}>
                {sold.receipt.cancelledBy !== null ? (
                  <p className="text-sm text-muted">{t('till.isCancelled', { number: sold.receipt.cancelledBy })}</p>
                ) : sold.receipt.isStorno ? null : (
                  <Button variant="danger" className="h-11!" onClick={() => setOverlay('cancel')}>
                    {t('till.cancel')}
                  </Button>
                )}
              </ReceiptPanel>
            )}
          </div>
        </div>
      )}
      {operator === null ? null : (
        <Suspense fallback={null}>
          {overlay === 'pay' ? (
            <PayDialog totalMinor={totals.totalMinor} onPay={payWith} onClose={() => setOverlay(null)} />
          ) : null}
          {overlay === 'buyer' ? (
            <BuyerDialog
              path={path}
              onClose={() => setOverlay(null)}
              onChoose={(buyer) => {
                dispatch({ do: 'buyer', buyer });
                setOverlay(null);
              }}
            />
          ) : null}
          {overlay === 'discount' ? (
            <DiscountDialog
              percent={cart.discountPercent}
              operator={operator}
              onClose={() => setOverlay(null)}
              onChange={(percent) => {
                dispatch({ do: 'discount', percent });
                setOverlay(null);
              }}
            />
          ) : null}
          {edited === undefined ? null : (
            <LineDialog
              line={edited}
              operator={operator}
              onClose={() => setOverlay(null)}
              onChange={(fields) => {
                dispatch({ do: 'change', lineId: edited.id, fields });
                setOverlay(null);
              }}
            />
          )}
          {overlay === 'cancel' && sold !== null ? (
            <CancelDialog
              {...{ path, operator }}
              deviceId={device.id}
              receipt={sold.receipt}
              operators={till.operators}
              onCancelled={cancelled}
              onClose={() => setOverlay(null)}
            />
          ) : null}
          {overlay === 'receipts' ? (
            <ReceiptsDialog path={path} deviceId={device.id} onShow={showReceipt} onClose={() => setOverlay(null)} />
          ) : null}
        </Suspense>
      )}
    </main>
  );
}

/** A quantity that was typed, complete or not; one where it is none. */
const countOf = (typed: string): string => (/[1-9]/.test(typed) ? typed.replace(/\.$/, '') : '1');

/** Digits as they are typed one after the other, a comma once: `12`, `0.5`. */
function nextQuantity(now: string, key: string): string {
  const next = key === ',' ? (now.includes('.') ? now : `${now === '' ? '0' : now}.`) : `${now}${key}`.replace(/^0+(?=\d)/, '');
  return /^\d{1,5}(\.\d{0,3})?$/.test(next) ? next : now;
}
