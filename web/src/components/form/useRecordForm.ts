import { Form } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { newKey } from '~/api/http'
import { Problem } from '~/lib/problem'
import { place } from './place'
import { conflicts, difference, wire, type Conflict, type FieldSpec, type Values } from './spec'

export interface Versioned extends Values {
  id: number
  version: number
}

interface Options {
  fields: readonly FieldSpec[]
  /** Read the record anew. */
  read: (() => Promise<Versioned>) | undefined
  /** Send the changes of a record, or a new one. */
  write: (change: Values, key: string) => Promise<void>
}

/**
 * A form for one record that others may change at the same time. A refused change loses nothing: what others have changed is
 * shown beside what was typed; fields that only they touched follow them, for the others somebody decides.
 */
export function useRecordForm({ fields, read, write }: Options) {
  const [form] = Form.useForm<Values>()
  const [base, setBase] = useState<Versioned | null>(null)
  const [found, setFound] = useState<Conflict[]>([])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())

  const begin = useCallback(
    (record: Versioned | null, values?: Values) => {
      setBase(record)
      setFound([])
      setError(null)
      form.resetFields()
      form.setFieldsValue(values ?? record ?? {})
    },
    [form],
  )
  const save = async (): Promise<boolean> => {
    setError(null)
    const valid = await form.validateFields().catch(() => null)
    if (!valid) return false
    const values = form.getFieldsValue(true) as Values
    setBusy(true)
    try {
      if (base) {
        const change = difference(fields, base, values)
        if (Object.keys(change).length) await write({ id: base.id, version: base.version, ...change }, key.current)
      } else {
        await write(Object.fromEntries(fields.map((spec) => [spec.name, wire(spec, values[spec.name])])), key.current)
      }
      setFound([])
      key.current = newKey()
      return true
    } catch (problem) {
      // Another change than the one the server may know by this key.
      if (problem instanceof Problem) key.current = newKey()
      if (base && read && problem instanceof Problem && problem.entries.some((entry) => entry.code === 'masters.stale')) {
        const theirs = await read()
        const list = conflicts(fields, base, theirs, values)
        for (const { spec, both, theirs: now } of list) if (!both) form.setFieldValue(spec.name, now)
        setBase(theirs)
        setFound(list)
      } else setError(place(form, problem, fields.map((spec) => spec.name)))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { form, base, begin, save, busy, error, setError, conflicts: found }
}
