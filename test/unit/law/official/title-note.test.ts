import { describe, expect, it } from 'vitest';
import { labelOf, readTitleNote } from '../../../../shared/law/official/title-note.ts';

function chain(note: string): string[] {
  return readTitleNote(note).map(
    (version) => `${labelOf(version)} ${version.promulgated}${version.from ? ` ${version.from}` : ''}`,
  );
}

describe('the note below a title names every version', () => {
  it.each([
    [
      'a law made and revised',
      '（1996年3月17日第八届全国人民代表大会第四次会议通过　根据2009年8月27日第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》第一次修正　2021年1月22日第十三届全国人民代表大会常务委员会第二十五次会议修订）',
      ['1996年制定 1996-03-17', '2009年修正 2009-08-27', '2021年修订 2021-01-22'],
    ],
    [
      'a regulation passed by a meeting and published later',
      '（2018年12月1日部务会议审议通过　2018年12月21日某某部令第2号公布　根据2021年7月2日某某部令第42号第一次修正）',
      ['2018年制定 2018-12-21', '2021年修正 2021-07-02'],
    ],
    [
      'days in force inside the note',
      '（2020年1月14日某某部令2020年第1号公布，自2020年3月1日起施行。2021年12月21日某某部令2021年第4号修订，自2022年2月1日起施行）',
      ['2020年制定 2020-01-14 2020-03-01', '2021年修订 2021-12-21 2022-02-01'],
    ],
    [
      'full-width digits, one line per event',
      '２０１２年１２月３日 部长办公会议通过　２０１２年１２月１９日 某某部令第１２５号发布，　２０１３年１月１日 施行　２０１４年６月２９日 某某部令第１３２号《关于修改部分规章的决定》第一次修正',
      ['2012年制定 2012-12-19 2013-01-01', '2014年修正 2014-06-29'],
    ],
    ['a day that does not exist is passed over', '（2021年2月30日通过）', []],
    ['no note', '', []],
  ])('%s', (_what, note, versions) => {
    expect(chain(note)).toEqual(versions);
  });

  it('does not take the amending decision’s own title for an event', () => {
    expect(chain('（2005年8月28日通过　根据2012年10月26日《关于修改〈甲法〉的决定》修正）')).toEqual([
      '2005年制定 2005-08-28',
      '2012年修正 2012-10-26',
    ]);
  });
});
