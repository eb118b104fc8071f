import { CheckOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { useMay } from '~/api/session'
import { EVERYWHERE, goTo, usePlace } from '~/lib/place'
import { usePhone } from '~/lib/settings'
import { ALL, groups, keyOf, spotOf, type Named } from './places'

function useAll(path: string): { rows: Named[]; ready: boolean } {
  const may = useMay()
  const { data, isSuccess } = useQuery({
    queryKey: [path, 'all'], queryFn: ({ signal }) => all<Named>(path, {}, signal), staleTime: 300_000, retry: false, enabled: may('organization.view'),
  })
  return { rows: data ?? [], ready: isSuccess }
}

export function usePlaces() {
  const companies = useAll('/companies')
  const shops = useAll('/shops')
  const warehouses = useAll('/warehouses')
  const found = useMemo(() => groups(companies.rows, shops.rows, warehouses.rows), [companies.rows, shops.rows, warehouses.rows])
  return { groups: found, ready: companies.ready && shops.ready && warehouses.ready }
}

/** Everywhere, or one company, shop or warehouse: lists, dashboard, fields and new documents go by it. */
export function PlaceSwitcher() {
  const { t } = useTranslation()
  const phone = usePhone()
  const place = usePlace()
  const places = usePlaces()
  const [open, setOpen] = useState(false)
  const key = keyOf(place)
  const spot = spotOf(places.groups, key)
  const gone = places.ready && key !== ALL && !spot
  useEffect(() => {
    // A shop that was closed, or is not in the user's scope any more. (What could not be read says nothing about it.)
    if (gone) goTo(EVERYWHERE)
  }, [gone])
  if (!places.groups.length) return null
  const choose = (next: string) => {
    goTo(spotOf(places.groups, next)?.place ?? EVERYWHERE)
    setOpen(false)
  }
  if (!phone) {
    return (
      <Select
        className={`zg-place${spot ? ' zg-place-on' : ''}`} variant="filled" showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} prefix={<EnvironmentOutlined />}
        aria-label={t('place.label')} value={spot ? key : ALL} onChange={choose}
        options={[{ value: ALL, label: t('place.everywhere') }, ...places.groups.map((group) => ({ label: t(`place.${group.kind}`), options: group.spots.map((each) => ({ value: each.key, label: each.name })) }))]}
      />
    )
  }
  const entry = (value: string, name: string) => (
    <button key={value} type="button" role="menuitemradio" aria-checked={value === (spot ? key : ALL)} onClick={() => choose(value)}>{name}{value === (spot ? key : ALL) && <CheckOutlined />}</button>
  )
  return (
    <>
      <Button type="text" className={spot ? 'zg-place-on' : ''} icon={<EnvironmentOutlined />} aria-label={t('place.label')} onClick={() => setOpen(true)} />
      <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="auto" title={t('place.label')}>
        <div className="zg-places" role="menu" aria-label={t('place.label')}>
          {entry(ALL, t('place.everywhere'))}
          {places.groups.map((group) => (
            <div key={group.kind} role="group" aria-label={t(`place.${group.kind}`)}>
              <h3>{t(`place.${group.kind}`)}</h3>
              {group.spots.map((each) => entry(each.key, each.name))}
            </div>
          ))}
        </div>
      </Drawer>
    </>
  )
}

/** On a phone the header has no room to say it: a line below does. */
export function PlaceStrip() {
  const { t } = useTranslation()
  const phone = usePhone()
  const spot = spotOf(usePlaces().groups, keyOf(usePlace()))
  if (!phone || !spot) return null
  return (
    <div className="zg-place-strip" role="status">
      <EnvironmentOutlined /> <span>{t('place.only', { name: spot.name })}</span>
      <Button type="link" size="small" onClick={() => goTo(EVERYWHERE)}>{t('place.everywhere')}</Button>
    </div>
  )
}
