import { theme as antd, type ThemeConfig } from 'antd'
import { FONT } from '~/lib/font'

const token = {
  colorPrimary: '#2458e6', colorInfo: '#2458e6', colorSuccess: '#12a150', colorWarning: '#e8890c', colorError: '#d92d20',
  borderRadius: 4, borderRadiusLG: 6, fontSize: 13, fontSizeSM: 12, sizeStep: 3, controlHeight: 28, controlHeightSM: 24, controlHeightLG: 36,
  fontFamily: FONT, lineHeight: 1.5385, motionDurationMid: '0.12s', motionDurationSlow: '0.16s', wireframe: false,
}

const shared = {
  Menu: { itemHeight: 34, itemBorderRadius: 4, itemMarginInline: 6, collapsedWidth: 52, iconSize: 15 },
  Form: { itemMarginBottom: 10, labelHeight: 28 },
  Button: { paddingInline: 12, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  Card: { headerHeight: 40, bodyPadding: 14 },
  Tabs: { horizontalItemPadding: '8px 0', horizontalItemGutter: 20, horizontalMargin: '0', titleFontSize: 13 },
}

const menu = { darkItemBg: '#141d33', darkSubMenuItemBg: '#101830', darkItemSelectedBg: '#2458e6', darkItemColor: '#b5bfd6' }

/** The same, where nothing moves. */
export function still(theme: ThemeConfig): ThemeConfig {
  return { ...theme, token: { ...theme.token, motion: false } }
}

export const light: ThemeConfig = {
  cssVar: { key: 'zg-light' },
  hashed: false,
  token: {
    ...token, colorTextBase: '#1d2433', colorTextPlaceholder: '#6b7689', colorTextDescription: '#667085', colorTextQuaternary: '#6b7689', colorBgLayout: '#f2f4f8', colorBorder: '#d5dae3', colorBorderSecondary: '#e8ebf1',
    colorSplit: '#eceff4',
    // Darker under the finger, not paler: its text stays readable.
    colorPrimaryHover: '#1b49c9', colorLinkHover: '#1b49c9',
  },
  components: { ...shared, Menu: { ...shared.Menu, ...menu }, Layout: { siderBg: '#141d33', headerBg: '#fff', headerHeight: 44, headerPadding: '0 12px' } },
}

export const dark: ThemeConfig = {
  cssVar: { key: 'zg-dark' },
  hashed: false,
  algorithm: antd.darkAlgorithm,
  token: {
    ...token, colorPrimary: '#4c7dff', colorInfo: '#4c7dff', colorError: '#ff8f86', colorLink: '#8fb0ff', colorLinkHover: '#b7ccff', colorTextPlaceholder: '#97a1b4', colorTextDescription: '#98a2b5', colorTextQuaternary: '#97a1b4', colorBgBase: '#12161f', colorTextBase: '#e6e9f0', colorBgLayout: '#0c1018',
    colorBgContainer: '#171c27', colorBgElevated: '#1e2431', colorBorder: '#323a4a', colorBorderSecondary: '#262d3b', colorSplit: '#232a37',
  },
  components: { ...shared, Button: { ...shared.Button, dangerColor: '#2a0d0a' }, Tabs: { ...shared.Tabs, itemSelectedColor: '#9dbbff', itemActiveColor: '#9dbbff', itemHoverColor: '#b7ccff' }, Menu: { ...shared.Menu, ...menu, darkItemBg: '#0f1420', darkSubMenuItemBg: '#0b0f19' }, Layout: { siderBg: '#0f1420', headerBg: '#171c27', headerHeight: 44, headerPadding: '0 12px' } },
}
