import { describe, expect, test } from 'vitest'
import { amount, isNegative, money, parse, price, quantity, rate, sum } from './decimal'

describe('what people read', () => {
  test('money has thousands and two decimals, rounded half up, whatever its size', () => {
    expect(money('1234567.5')).toBe('1,234,567.50')
    expect(money('-0.005')).toBe('-0.01')
    expect(money('99999999999999999.99')).toBe('99,999,999,999,999,999.99')
    expect(money(null)).toBe('—')
    expect(money('')).toBe('—')
  })
  test('quantities lose zeros that say nothing', () => {
    expect(quantity('3.0000')).toBe('3')
    expect(quantity('1234.2500')).toBe('1,234.25')
    expect(quantity('-2.0000')).toBe('-2')
  })
  test('prices have two to six decimals', () => {
    expect(price('12.500000')).toBe('12.50')
    expect(price('18.833333')).toBe('18.833333')
  })
  test('rates are percentages', () => {
    expect(rate('0.130000')).toBe('13%')
    expect(rate('0.065')).toBe('6.5%')
  })
})

describe('what people type', () => {
  test('pasted texts are taken as they come from spreadsheets', () => {
    expect(parse('1,234.50')?.toFixed()).toBe('1234.5')
    expect(parse('１２．５')?.toFixed()).toBe('12.5')
    expect(parse('¥ 99')?.toFixed()).toBe('99')
    expect(parse('.5')?.toFixed()).toBe('0.5')
    expect(parse('5.')?.toFixed()).toBe('5')
  })
  test('what is no number is none', () => {
    for (const text of ['', '1e5', 'abc', '1.2.3', '--1', null, undefined]) expect(parse(text)).toBeNull()
  })
})

describe('what is computed', () => {
  test('a line is quantity times price, to the cent', () => {
    expect(amount('3', '18.833333')).toBe('56.50')
    expect(amount('0.1', '0.2')).toBe('0.02')
    expect(amount('x', '1')).toBeNull()
  })
  test('sums are exact', () => {
    expect(sum(['0.1', '0.2', null, undefined])).toBe('0.3')
  })
  test('signs', () => {
    expect(isNegative('-0.01')).toBe(true)
    expect(isNegative('0')).toBe(false)
  })
})
