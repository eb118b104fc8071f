"""Where a shop sells: the platforms to name on the screens (features.md §6.7), with the ids that 旺店通 uses for them.

A channel in this list need not have an adapter: a shop on it can be kept by import and by hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """One place of sale; `wdt_id` is the platform id in 旺店通 exports, None where that product has none."""

    code: str
    wdt_id: int | None
    zh: str
    en: str


_ALL = (
    Channel("offline", 0, "线下", "Offline"),
    Channel("taobao", 1, "淘宝/天猫", "Taobao / Tmall"),
    Channel("taobao_fx", 2, "淘宝分销", "Taobao distribution"),
    Channel("jd", 3, "京东", "JD.com"),
    Channel("amazon", 5, "亚马逊", "Amazon"),
    Channel("dangdang", 7, "当当", "Dangdang"),
    Channel("1688", 9, "阿里巴巴(1688/C2M/淘大店)", "Alibaba 1688"),
    Channel("suning", 13, "苏宁", "Suning"),
    Channel("vip", 14, "唯品会", "Vipshop"),
    Channel("youzan", 17, "有赞", "Youzan"),
    Channel("weimob", 28, "微盟", "Weimob"),
    Channel("weidian", 32, "微店", "Weidian"),
    Channel("aliexpress", 37, "速卖通", "AliExpress"),
    Channel("pinduoduo", 39, "拼多多/快团团", "Pinduoduo"),
    Channel("jddj", 40, "京东到家", "JD Daojia"),
    Channel("meituan", 42, "美团外卖", "Meituan Waimai"),
    Channel("eleme", 45, "饿了么", "Ele.me"),
    Channel("kaola", 50, "考拉", "Kaola"),
    Channel("xiaohongshu", 56, "小红书", "Xiaohongshu"),
    Channel("yunji", 58, "云集", "Yunji"),
    Channel("aikucun", 68, "爱库存", "Aikucun"),
    Channel("doudian", 69, "抖店", "Douyin shop"),
    Channel("xiaomi_youpin", 72, "小米有品", "Xiaomi Youpin"),
    Channel("kuaishou", 75, "快手小店", "Kuaishou shop"),
    Channel("yanxuan", 80, "网易严选", "NetEase Yanxuan"),
    Channel("dmall", 81, "多点", "Dmall"),
    Channel("tmall_chaoshi", 82, "天猫超市", "Tmall Supermarket"),
    Channel("weixin_shop", 83, "视频号", "Weixin Channels shop"),
    Channel("dewu", 101, "得物", "Dewu (Poizon)"),
    Channel("meituan_shangou", 103, "美团闪购", "Meituan Shangou"),
    Channel("shein", 115, "SHEIN", "SHEIN"),
    Channel("bilibili", 116, "bilibili", "bilibili"),
    Channel("huawei", 119, "华为", "Huawei"),
    Channel("own_mall", 127, "自有商城", "Own mall"),
    Channel("xianyu", 134, "闲鱼", "Xianyu"),
    Channel("zkh", 138, "震坤行", "ZKH"),
    Channel("douyin_gongxiao", 139, "抖音供销", "Douyin supply"),
    Channel("douyin_chaoshi", 154, "抖音超市", "Douyin supermarket"),
    Channel("dongfang_zhenxuan", 169, "东方甄选", "East Buy"),
    Channel("shopify", None, "Shopify", "Shopify"),
    Channel("woocommerce", None, "WooCommerce", "WooCommerce"),
    Channel("medusa", None, "Medusa", "Medusa"),
    Channel("vendure", None, "Vendure", "Vendure"),
)

CHANNELS: dict[str, Channel] = {channel.code: channel for channel in _ALL}
