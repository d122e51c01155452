/** The Hire settings in exactly the API's JSON shapes (Feishu Hire, "List resume sources" and "Get talent fields"). */

export interface SandboxSource {
  id: string;
  zh_name: string;
  en_name: string;
  /** 1 enabled, 2 disabled. */
  active_status: number;
  resume_source_type: string | number;
}

export interface I18nName {
  zh_cn: string;
  en_us: string;
}

export interface SandboxOption {
  key: string;
  name: I18nName;
  description?: I18nName;
  active_status: number;
}

export interface SandboxField {
  id: string;
  name: I18nName;
  description?: I18nName;
  setting: { object_type: number; config?: { options?: SandboxOption[] } };
  parent_id?: string;
  is_customized: boolean;
  is_required: boolean;
  active_status: number;
}

export interface SandboxModule extends Omit<SandboxField, 'parent_id'> {
  children_list?: SandboxField[];
}

/** What an administrator of the pretend tenant has set up; live and mutable. */
export interface HireSettings {
  sources: SandboxSource[];
  modules: SandboxModule[];
}
