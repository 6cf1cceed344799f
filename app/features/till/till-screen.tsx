import { useNavigate } from '@remix-run/react';
import clsx from 'clsx';
import { Armchair, ChevronLeft, HandCoins, ShoppingBasket } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { callTill } from '#app/features/till/call-till.ts';
import { CartPanel } from '#app/features/till/cart-panel.tsx';
import { type CartOrder, cartAfter, cartTotals, emptyCart, newId, quantityBefore } from '#app/features/till/cart.ts';
import { ProductTiles } from '#app/features/till/product-tiles.tsx';
import { ReceiptPanel } from '#app/features/till/receipt-panel.tsx';
import { SignOn } from '#app/features/till/sign-on.tsx';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { TillBar } from '#app/features/till/till-bar.tsx';
import { TillDialogs, type TillOverlay } from '#app/features/till/till-dialogs.tsx';
import { useCatalog } from '#app/features/till/use-catalog.ts';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import { useKeptCart } from '#app/features/till/use-kept-cart.ts';
import { type Payment, type Tip, useSelling } from '#app/features/till/use-selling.ts';
import { useTables } from '#app/features/till/use-tables.ts';
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
  const [overlay, setOverlay] = useState<TillOverlay>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [showsCart, setShowsCart] = useState(false);
  const [isFresh, setFresh] = useState(true);
  const searchBox = useRef<HTMLInputElement>(null);
  const { catalog, setCatalog, products } = useCatalog(path, device.id, initial, quantityBefore(search).rest);
  const [cart, dispatch] = useKeptCart(device.id);
  const totals = useMemo(() => cartTotals(cart, catalog), [cart, catalog]);
  const { waiting, look } = useWaiting(path, device.id, operator !== null);
  const tables = useTables({
    path,
    deviceId: device.id,
    enabled: operator !== null,
    cart,
    dispatch,
    setOverlay,
    onLocked: () => setOperator(null),
    onOpened: () => {
      show(null);
      setError(null);
      setShowsCart(true);
    },
  });
  /** The table that the last receipt was of. */
  const [paidTable, setPaidTable] = useState<CartOrder | null>(null);
  const { look: lookAtTables, renew: renewTable } = tables;

  const onSold = useCallback(() => {
    dispatch({ do: 'replace', cart: emptyCart(newId()) });
    setFresh(true);
    setError(null);
    setShowsCart(true);
    look();
    void lookAtTables();
  }, [dispatch, look, lookAtTables]);
  const onRefused = useCallback(
    (refused: ErrorBody) => {
      if (refused.code === 'TILL_LOCKED') setOperator(null);
      setError(refused);
      setShowsCart(true);
      if (refused.code === 'TILL_ORDER_CHANGED') void renewTable();
      if (refused.code !== 'TILL_TOTAL_CHANGED') return;
      // Prices of another day: the lines take today's, so that the next attempt is about those.
      void callTill(path, 'products', { deviceId: device.id }).then((reply) => {
        if (reply.ok !== true) return;
        setCatalog(reply.value);
        dispatch({ do: 'prices', products: reply.value.products });
      });
      void lookAtTables().then((orders) =>
        dispatch({ do: 'prices', products: (orders ?? []).flatMap((order) => order.products) }),
      );
    },
    [path, device.id, dispatch, setCatalog, renewTable, lookAtTables],
  );
  const selling = useSelling({ path, deviceId: device.id, onSold, onRefused, onJir: look });
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
  const payWith = (payments: readonly Payment[], changeDue: string, tip: Tip | null = null): void => {
    setOverlay(null);
    setError(null);
    tables.forget();
    setPaidTable(cart.order);
    void selling.pay(cart, payments, changeDue, tip);
  };
  const payAll = (method: 'cash' | 'card'): void => payWith([{ method, amount: decimalFromMinor(totals.totalMinor) }], '');
  const next = (): void => {
    show(null);
    setShowsCart(false);
  };
  const openOverlay = (next: TillOverlay): void => (next === 'split' || next === 'move' ? tables.show(next) : setOverlay(next));
  const clear = (): void => {
    dispatch({ do: 'replace', cart: emptyCart(newId()) });
    setError(null);
    tables.forget();
    announce(t(cart.order === null ? 'till.cleared' : 'till.left'));
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
    setPaidTable(null);
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
      onTables: () => (isBusy ? undefined : tables.show('open')),
      onPark: () => (isBusy || (cart.order === null && cart.lines.length === 0) ? undefined : tables.park()),
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

  const rest = paidTable === null ? undefined : tables.orders.find(({ id }) => id === paidTable.id);
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
      >
        <Button
          variant="ghost"
          icon={Armchair}
          className="h-10!"
          aria-keyshortcuts="F2"
          disabled={isBusy}
          onClick={() => tables.show('open')}
        >
          <span className="max-md:sr-only">{t('till.orders')}</span>
          {tables.orders.length === 0 ? null : <span className="tabular">{tables.orders.length}</span>}
        </Button>
      </TillBar>
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
              <CartPanel
                {...{ cart, totals, dispatch }}
                busy={isBusy}
                onOpen={openOverlay}
                onPayAll={payAll}
                onClear={clear}
                onPark={tables.park}
              >
                {phase === 'offline' || phase === 'signed_out' ? (
                  <Banner tone="warn" alert title={t(phase === 'offline' ? 'till.offline' : 'till.signedOut')} />
                ) : null}
                {error === null ? null : <Banner tone="err" alert title={say(error)} />}
                {tables.problem === '' || overlay !== null ? null : <Banner tone="err" alert title={tables.problem} />}
              </CartPanel>
            ) : (
              <ReceiptPanel sold={sold} base={inCompany(slug, 'racuni')} isFresh={isFresh} onNext={next}>
                {rest === undefined || paidTable === null ? null : (
                  <Button icon={Armchair} className="h-12!" onClick={() => void tables.resume(paidTable)}>
                    {paidTable.persons !== null && paidTable.persons > 1
                      ? t('till.nextPart', { table: rest.name, count: paidTable.persons - 1 })
                      : t('till.restOf', { table: rest.name })}
                  </Button>
                )}
                {sold.receipt.cancelledBy !== null ? (
                  <p className="text-sm text-muted">{t('till.isCancelled', { number: sold.receipt.cancelledBy })}</p>
                ) : sold.receipt.isStorno ? null : (
                  <div className="grid grid-cols-2 gap-2">
                    <Button
                      icon={HandCoins}
                      className="h-11!"
                      disabled={!sold.receipt.isFiscal}
                      onClick={() => setOverlay('tip')}
                    >
                      {t('till.tip')}
                    </Button>
                    <Button variant="danger" className="h-11!" onClick={() => setOverlay('cancel')}>
                      {t('till.cancel')}
                    </Button>
                  </div>
                )}
              </ReceiptPanel>
            )}
          </div>
        </div>
      )}
      {operator === null ? null : (
        <TillDialogs
          {...{ path, overlay, operator, cart, dispatch, catalog, tables }}
          deviceId={device.id}
          operators={till.operators}
          totalMinor={totals.totalMinor}
          receipt={sold?.receipt ?? null}
          onPay={payWith}
          onShow={showReceipt}
          onTip={(receipt) => {
            setOverlay(null);
            selling.update(receipt);
            announce(t('till.tipNoted'));
          }}
          onOpen={setOverlay}
          onCancelled={cancelled}
          onClose={() => setOverlay(null)}
        />
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
