/** Made-up papers as scans. */
import type { ScanFaults, ScanPage } from './scan.ts';

/** What an office's old scanner does to a page. */
export const WORN: ScanFaults = { dpi: 200, skew: 1.5, noise: 12, shading: 40, jpeg: 72 };

export const DECISION: ScanPage = {
  title: '行政处罚决定书',
  paragraphs: [
    '云浦县市场监督管理局',
    '云市监罚〔2023〕41号',
    '当事人：云浦县鑫茂副食店，经营者陶伯言，住所云浦县城关镇建设路128号。',
    '经查，当事人于2023年3月5日至4月18日销售超过保质期的食品12袋，货值金额860元，违法所得145.50元。',
    '依照《中华人民共和国行政处罚法》第二十七条第一款第（二）项的规定，决定罚款人民币5000元，上缴国库。',
    '2023年7月1日',
  ],
  seal: '云浦县市场监督管理局',
};

export const FILING: ScanPage = {
  title: '立案审批表',
  table: {
    widths: [64, 170, 74, 142],
    rows: [
      ['案由', '涉嫌销售超过保质期的食品', '案件来源', '监督抽查'],
      ['当事人', '云浦县鑫茂副食店', '经营者', '陶伯言'],
      ['住所', '云浦县城关镇建设路一百二十八号城关农贸市场三幢一层', '联系电话', '0512-66001234'],
      [
        '简要案情',
        '二〇二三年三月五日，本局执法人员在监督抽查中发现当事人销售超过保质期的食品，货值金额八百六十元。',
        '承办人意见',
        '建议立案调查，由赵其昌、孙敬之承办。',
      ],
    ],
  },
};
