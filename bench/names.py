"""Chinese names of goods and customers from a seed, as shops write them, for what is searched."""

from __future__ import annotations

import random

WHAT = (
    "真丝",
    "纯棉",
    "羊绒",
    "加厚",
    "轻便",
    "复古",
    "重磅",
    "防水",
    "可爱",
    "简约",
    "大号",
    "迷你",
    "不锈钢",
    "陶瓷",
    "竹制",
    "有机",
)
KIND = (
    "围巾",
    "睡衣",
    "连衣裙",
    "音乐盒",
    "保温杯",
    "收纳箱",
    "台灯",
    "拖鞋",
    "背包",
    "雨伞",
    "茶具",
    "地毯",
    "抱枕",
    "玩偶",
    "蜡烛",
    "相框",
)
FOR = (
    "儿童",
    "女士",
    "男士",
    "家用",
    "户外",
    "办公室",
    "旅行",
    "送礼",
    "情侣",
    "学生",
    "老人",
    "婴儿",
    "宠物",
    "厨房",
    "浴室",
    "车载",
)
COLOUR = ("红色", "藏青", "米白", "墨绿", "卡其", "银灰", "粉色", "黑色", "天蓝", "酒红", "鹅黄", "咖啡")
CITY = ("上海", "长沙", "重庆", "杭州", "义乌", "广州", "厦门", "成都", "沈阳", "西安", "苏州", "青岛")
TRADE = ("商贸", "电子商务", "百货", "服饰", "礼品", "家居用品", "进出口", "日用品")


def goods(number: int) -> str:
    """The name of the n-th SKU."""
    draw = random.Random(number)
    return f"{draw.choice(FOR)}{draw.choice(WHAT)}{draw.choice(KIND)} {draw.choice(COLOUR)} {number % 97}号"


def customer(number: int) -> str:
    """The name of the n-th customer."""
    draw = random.Random(number)
    return f"{draw.choice(CITY)}{draw.choice(WHAT)}{draw.choice(TRADE)}有限公司{number}"
