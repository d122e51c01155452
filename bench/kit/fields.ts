const FIELDS_A_MODULE = 100;

/** The API's answer about so many plain fields in modules of a hundred; `after`, every one of them has another name. */
export function manyFields(count: number, when: 'before' | 'after'): unknown {
  const common = {
    description: { zh_cn: '', en_us: '' },
    is_customized: true,
    is_required: false,
    active_status: 1,
  };
  const word = when === 'before' ? '' : '新';
  const field = (at: number) => ({
    ...common,
    id: `field${at}`,
    name: { zh_cn: `${word}候选人补充信息${at}`, en_us: `${when} candidate remark ${at}` },
    setting: { object_type: 1 },
  });
  const fields = Array.from({ length: count }, (_, at) => field(at));
  const items = Array.from({ length: Math.ceil(count / FIELDS_A_MODULE) }, (_, at) => ({
    ...common,
    id: `module${at}`,
    name: { zh_cn: `模块${at}`, en_us: `Module ${at}` },
    setting: { object_type: 11 },
    children_list: fields.slice(at * FIELDS_A_MODULE, (at + 1) * FIELDS_A_MODULE),
  }));
  return { code: 0, data: { items } };
}
