/** antd in our colours: the same values as styles/tokens.css, where the rest of the window takes them from. */
import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4b99',
    colorInfo: '#1f4b99',
    colorError: '#b3261e',
    colorWarning: '#a15c00',
    colorSuccess: '#2f6b3f',
    colorText: '#1d2330',
    colorTextSecondary: '#5a6579',
    colorTextTertiary: '#667085',
    colorBorder: '#cfd5df',
    colorBorderSecondary: '#e3e6eb',
    colorBgLayout: '#f4f5f7',
    borderRadius: 6,
    fontSize: 13,
    lineHeight: 1.6,
    controlHeight: 30,
    controlHeightSM: 24,
    motionDurationFast: '0.08s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
    fontFamily:
      '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif',
  },
  components: {
    Table: {
      headerBg: '#fafbfc',
      headerColor: '#667085',
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 10,
      headerSplitColor: 'transparent',
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Modal: { titleFontSize: 15 },
  },
};
