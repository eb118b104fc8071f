import type { HookAPI } from 'antd/es/modal/useModal'
import type { TFunction } from 'i18next'
import { forgetMe, type Me } from '~/api/session'

/**
 * Log out, and take along what this device keeps of the person. Work that is not handed in yet is told before, and waits for its owner. The
 * device must not say that somebody is gone while the server has not heard of it.
 */
export async function leave(me: Me, logOut: () => Promise<void>, modal: HookAPI, warn: (text: string) => void, t: TFunction): Promise<void> {
  if (!navigator.onLine) return warn(t('offline.cannotLeave'))
  const { forget, unsent } = await import('~/lib/offline/device')
  const { items, jobs } = await unsent((me.user_id ?? 0))
  const goes = !(items.length + jobs.length) || (await new Promise<boolean>((answer) => {
    modal.confirm({
      title: t('offline.leave'), content: t('offline.leaveHint', { items: items.length, jobs: jobs.length, name: me.name }), okText: t('offline.leaveKeep'), cancelText: t('offline.leaveStay'),
      // Answered while it is still moving in, it would stay in front of the page.
      transitionName: '', maskTransitionName: '',
      onOk: () => answer(true), onCancel: () => answer(false),
    })
  }))
  if (!goes) return
  await forget((me.user_id ?? 0), false)
  forgetMe()
  await logOut()
}
